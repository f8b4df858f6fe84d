import type { Work } from '../draft.ts';
import { daysOfYear } from './calendar.ts';
import { someVillage } from './places.ts';
import { someoneOf, workOf, type YearPlan } from './year.ts';

const SURVEYS = 32;

/**
 * Makes surveys in which at least 9 of 10 know, so the rate of every sum is as high. Pupils' self-tests are kept apart.
 */
export function surveys(plan: YearPlan): Work[] {
  const random = plan.random.fork('survey');
  return daysOfYear(plan.year, SURVEYS, random).flatMap((date) => {
    const squad = random.pick(plan.world.squads);
    const asked = random.int(4, 12) * 5;
    const passed = Math.ceil(asked * (0.9 + random.next() * 0.09));
    const selfTest = random.chance(0.2);
    const place = selfTest ? random.pick(squad.town.schools).id : someVillage(squad.town, random).id;
    const mode = selfTest ? 'selfTest' : random.pick(['interview', 'paper'] as const);
    const fields = { asked, passed, mode, questions: '禁毒常识十题', passRule: '答对八题及以上' };
    return workOf('survey', plan, { date, doer: someoneOf(squad, random), place, hours: 2, fields }, random);
  });
}
