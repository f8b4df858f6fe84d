import { questionSets } from '../../domain/learning/question-sets.ts';
import { writeRight } from '../../domain/learning/survey-run.ts';
import type { Work } from '../draft.ts';
import { broadcasts } from './broadcasts.ts';
import { daysOfYear } from './calendar.ts';
import { events } from './events.ts';
import { leaflets } from './leaflets.ts';
import { meetings } from './meetings.ts';
import { patrols } from './patrols.ts';
import { someVillage, withinVillage } from './places.ts';
import { pledges } from './pledges.ts';
import { signs } from './signs.ts';
import { supervisions } from './supervisions.ts';
import { trainings } from './trainings.ts';
import { someoneOf, workOf, type YearPlan } from './year.ts';

const SURVEYS = 32;

const onPaper = { questions: '禁毒常识十题', passRule: '答对八题及以上' };

/** Makes the fields of a survey that was asked on a phone, with how many answered each question right. */
function onPhone(asked: number, passed: number) {
  const { name, version, audience, pass, questions } = questionSets.everybody;
  const right = questions.map((_, i) => Math.min(asked, passed + (i % 3)));
  const passRule = `${questions.length} 题答对 ${pass} 题`;
  return { audience, questions: name, version, passRule, right: writeRight({ right }) };
}

/**
 * Makes surveys in which at least 9 of 10 know, so the rate of every sum is as high. Pupils' self-tests are kept apart.
 */
function surveys(plan: YearPlan): Work[] {
  const random = plan.random.fork('survey');
  return daysOfYear(plan.year, SURVEYS, random).flatMap((date) => {
    const squad = random.pick(plan.world.squads);
    const asked = random.int(4, 12) * 5;
    const passed = Math.ceil(asked * (0.9 + random.next() * 0.09));
    const selfTest = random.chance(0.2);
    const place = selfTest ? random.pick(squad.town.schools).id : someVillage(squad.town, random).id;
    const mode = selfTest ? 'selfTest' : random.pick(['interview', 'paper'] as const);
    const fields = { asked, passed, mode, ...(mode === 'interview' ? onPhone(asked, passed) : onPaper) };
    return workOf('survey', plan, { date, doer: someoneOf(squad, random), place, hours: 2, fields }, random);
  });
}

const SHIFTS = 60;

/** Makes shifts at the tip line: the number of calls, and of those with a lead. */
function tiplines(plan: YearPlan): Work[] {
  const random = plan.random.fork('tipline');
  return daysOfYear(plan.year, SHIFTS, random).flatMap((date) => {
    const calls = random.int(1, 9);
    const fields = { calls, leads: random.int(0, Math.min(calls, 2)) };
    return workOf(
      'tipline',
      plan,
      { date, doer: someoneOf(random.pick(plan.world.squads), random), hours: 2, fields },
      random,
    );
  });
}

const VISITS = 430;

/** Makes rounds of visits. The number of people met is sometimes missing. */
function visits(plan: YearPlan): Work[] {
  const random = plan.random.fork('visit');
  return daysOfYear(plan.year, VISITS, random).flatMap((date) => {
    const squad = random.pick(plan.world.squads);
    const households = random.int(3, 16);
    const reached = random.chance(0.8) ? Math.round(households * (1.2 + random.next() * 1.4)) : undefined;
    const place = withinVillage(someVillage(squad.town, random), random);
    const doer = someoneOf(squad, random);
    return workOf('visit', plan, { date, doer, place, hours: 3.5, fields: { households, reached } }, random);
  });
}

const others = [visits, patrols, pledges, broadcasts, signs, surveys, trainings, meetings, tiplines, supervisions];

/** Makes all field work of a year up to now. */
export function workOfYear(plan: YearPlan): Work[] {
  const plannedEvents = events(plan);
  return [...plannedEvents, ...leaflets(plan, plannedEvents), ...others.flatMap((kind) => kind(plan))];
}
