import type { Day } from '../../domain/kernel/day.ts';
import type { Work } from '../draft.ts';
import { splitBy } from '../split.ts';
import { daysIn, daysOfYear, spread } from './calendar.ts';
import { organizerOf, someoneOf, workOf, type YearPlan } from './year.ts';

/** Number of television programmes in a year. */
const FILMS = 15;
/** Number of online items to mid-November; the winter adds some. */
const ONLINE = 20_400;
const SCREENS = 40;

function films(plan: YearPlan): Work[] {
  const random = plan.random.fork('film');
  return daysOfYear(plan.year, FILMS, random, false).flatMap((date) => {
    const place = random.pick(plan.world.squads).town.id;
    const doer = organizerOf(plan.world, random);
    return workOf('broadcast', plan, { date, doer, place, fields: { channel: 'film', quantity: 1 } }, random);
  });
}

/** Makes records of online items, one or two for each half-month. They have no place. */
function online(plan: YearPlan): Work[] {
  const random = plan.random.fork('online');
  const counted = spread(ONLINE, true).flatMap((total, half): (readonly [Day, number])[] => {
    const days = daysIn(plan.year, half, random.int(1, 2), random);
    const parts = splitBy(
      total,
      days.map(() => 1 + random.next()),
    );
    return days.map((day, index) => [day, parts[index] ?? 0]);
  });
  return counted.flatMap(([date, quantity]) => {
    const doer = organizerOf(plan.world, random);
    return workOf('broadcast', plan, { date, doer, fields: { channel: 'online', quantity } }, random);
  });
}

function screens(plan: YearPlan): Work[] {
  const random = plan.random.fork('screen');
  return daysOfYear(plan.year, SCREENS, random).flatMap((date) => {
    const squad = random.pick(plan.world.squads);
    const place = random.pick([...squad.town.venues, ...squad.town.villages]).id;
    const fields = { channel: 'screen', quantity: random.int(2, 20) };
    return workOf('broadcast', plan, { date, doer: someoneOf(squad, random), place, fields }, random);
  });
}

export const broadcasts = (plan: YearPlan): Work[] => [...films(plan), ...online(plan), ...screens(plan)];
