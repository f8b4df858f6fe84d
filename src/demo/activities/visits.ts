import type { Work } from '../draft.ts';
import { daysOfYear } from './calendar.ts';
import { someVillage, withinVillage } from './places.ts';
import { someoneOf, workOf, type YearPlan } from './year.ts';

const VISITS = 430;

/** Makes rounds of visits. The number of people met is sometimes missing. */
export function visits(plan: YearPlan): Work[] {
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
