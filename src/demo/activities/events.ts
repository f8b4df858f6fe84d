import type { Id } from '../../domain/kernel/id.ts';
import type { Work } from '../draft.ts';
import type { Random } from '../random.ts';
import { splitBy } from '../split.ts';
import { type EventPlan, openEvents, schoolEvents, winterEvent } from '../words/event-plans.ts';
import type { School, Town, World } from '../world.ts';
import { someVillage } from './places.ts';
import { leaderOf, organizerOf, workOf, type YearPlan } from './year.ts';

/** Number of consultations at events to mid-November; the winter adds more. */
const CONSULTATIONS = 20_300;
const WINTER_CONSULTATIONS = 260;

interface Spot {
  readonly id: Id;
  readonly name: string;
}

function spotOf({ setting, form }: EventPlan, town: Town, random: Random): Spot {
  if (setting === 'village' || setting === 'family') return someVillage(town, random);
  const suffix = setting !== 'venue' ? '文化广场' : form === 'lecture' ? '星光网吧' : '集市';
  return town.venues.find(({ name }) => name.endsWith(suffix)) ?? town;
}

const schoolOf = (town: Town, random: Random): School =>
  random.weighted(town.schools, ({ pupils }) => Math.sqrt(pupils ?? 0));

/** Draws the number of pupils at a school event: the whole school or some of its classes. */
const pupilsAt = (school: School, random: Random): number =>
  Math.min(school.pupils ?? 0, random.pick([46, 52, 90, 120, 180, 260, 320, 400]));

function eventWork(plan: YearPlan, event: EventPlan, consultations: number, random: Random): Work[] {
  const { world, year } = plan;
  const squad = event.squad === undefined ? undefined : world.squads[event.squad];
  const town = townOf(squad?.town, world, random);
  const school = schoolOf(town, random);
  const spot = event.setting === 'school' ? school : spotOf(event, town, random);
  const attendance =
    event.setting === 'school'
      ? pupilsAt(school, random)
      : Math.round((consultations * (1.1 + random.next() * 0.6)) / 10) * 10 + 10;
  const fields = {
    title: event.title.replace('…', spot.name),
    form: event.form,
    setting: event.setting,
    attendance,
    consultations: consultations || undefined,
  };
  const doer = squad ? leaderOf(squad) : organizerOf(world, random);
  return workOf('event', plan, { date: `${year}-${event.on}`, doer, place: spot.id, hours: 4, fields }, random);
}

const townOf = (town: Town | undefined, world: World, random: Random): Town => town ?? random.pick(world.squads).town;

/** Makes the year's events: 26 open ones and 22 at schools to mid-November, one more in December. */
export function events(plan: YearPlan): Work[] {
  const random = plan.random.fork('event');
  const parts = splitBy(
    CONSULTATIONS,
    openEvents.map(({ size }) => size * (0.8 + random.next() * 0.4)),
  );
  return [
    ...openEvents.flatMap((event, index) => eventWork(plan, event, parts[index] ?? 0, random)),
    ...schoolEvents.flatMap((event) => eventWork(plan, event, 0, random)),
    ...eventWork(plan, winterEvent, WINTER_CONSULTATIONS, random),
  ];
}
