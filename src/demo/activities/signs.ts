import type { Work } from '../draft.ts';
import type { Random } from '../random.ts';
import { amounts, daysIn, daysOfYear, spread } from './calendar.ts';
import { someoneOf, workOf, type YearPlan } from './year.ts';

/** Number of slogans put up to mid-November. */
const SLOGANS = 116;
const BOARDS = 32;
const CHECKS = 45;

const putUp = (
  plan: YearPlan,
  total: number,
  sizes: readonly number[],
  random: Random,
): (readonly [string, number])[] =>
  spread(total, true).flatMap((count, half) => {
    const parts = amounts(count, sizes, random);
    return daysIn(plan.year, half, parts.length, random).map((day, index) => [day, parts[index] ?? 1] as const);
  });

/** Draws the condition of a sign. Damaged or missing ones never count as put up. */
const found = (random: Random): 'present' | 'damaged' | 'missing' =>
  random.weighted(['present', 'damaged', 'missing'] as const, (condition) => (condition === 'present' ? 6 : 1));

export function signs(plan: YearPlan): Work[] {
  const random = plan.random.fork('sign');
  const sign = (date: string, form: 'slogan' | 'board' | 'warning', condition: string, quantity: number): Work[] => {
    const squad = random.pick(plan.world.squads);
    const place = random.pick([...squad.town.villages, ...squad.town.venues, ...squad.town.schools]).id;
    const fields = { form, condition, quantity, ...(form === 'warning' ? { permanent: true } : {}) };
    return workOf('sign', plan, { date, doer: someoneOf(squad, random), place, hours: 2, fields }, random);
  };
  return [
    ...putUp(plan, SLOGANS, [1, 1, 2, 2, 3], random).flatMap(([day, n]) => sign(day, 'slogan', 'installed', n)),
    ...putUp(plan, BOARDS, [1, 1, 2], random).flatMap(([day, n], index) =>
      sign(day, index % 3 ? 'board' : 'warning', 'installed', n),
    ),
    ...daysOfYear(plan.year, CHECKS, random).flatMap((day) =>
      sign(day, random.pick(['slogan', 'board'] as const), found(random), 1),
    ),
  ];
}
