import type { Work } from '../draft.ts';
import { daysOfYear } from './calendar.ts';
import { someoneOf, workOf, type YearPlan } from './year.ts';

const SHIFTS = 60;

/** Makes shifts at the tip line: the number of calls, and of those with a lead. */
export function tiplines(plan: YearPlan): Work[] {
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
