import { addDays, type Day, daysBetween } from '../../domain/kernel/day.ts';
import type { Random } from '../random.ts';
import { splitBy } from '../split.ts';

/** Half-months of a year: the 1st to the 15th, and the 16th to the end. */
export const HALVES = 24;
/** Number of halves to 15 November, by when a year's goals are met. */
const BEFORE_WINTER = 21;

/**
 * Relative amount of work in each half: little at Spring Festival, most in June, the campaign month, some in December.
 */
export const busyness: readonly number[] = [
  ...[18, 18, 9, 17, 27, 27, 33, 35, 48, 64, 95, 136],
  ...[43, 37, 23, 24, 32, 35, 26, 31, 24, 13, 7, 7],
];

const pad = (n: number): string => String(n).padStart(2, '0');

export function halfOf(year: number, index: number): { readonly from: Day; readonly to: Day } {
  const month = Math.floor(index / 2);
  const first = `${year}-${pad(month + 1)}-01`;
  if (index % 2 === 0) return { from: first, to: addDays(first, 14) };
  const next = month === 11 ? `${year + 1}-01-01` : `${year}-${pad(month + 2)}-01`;
  return { from: addDays(first, 15), to: addDays(next, -1) };
}

/** Spreads `total` over the halves to 15 November. With `winter`, the later halves add more in proportion. */
export function spread(total: number, winter: boolean): number[] {
  const weights = busyness.slice(0, BEFORE_WINTER);
  const sum = weights.reduce((a, b) => a + b, 0);
  const late = busyness.slice(BEFORE_WINTER).map((weight) => (winter ? Math.round((total * weight) / sum) : 0));
  return [...splitBy(total, weights), ...late];
}

/** Draws days of a half, evenly spread with some randomness: neither gaps nor a regular pattern. */
export function daysIn(year: number, half: number, count: number, random: Random): Day[] {
  const { from, to } = halfOf(year, half);
  const length = daysBetween(from, to) + 1;
  return Array.from({ length: count }, (_, i) =>
    addDays(from, Math.min(length - 1, Math.floor(((i + random.next()) / count) * length))),
  );
}

/** Draws the days of `total` records over a year, in order. */
export const daysOfYear = (year: number, total: number, random: Random, winter = true): Day[] =>
  spread(total, winter).flatMap((count, half) => daysIn(year, half, count, random));

/** Draws amounts that add up to `total` exactly, of sizes that people typically report. */
export function amounts(total: number, sizes: readonly number[], random: Random): number[] {
  const result: number[] = [];
  const least = Math.min(...sizes);
  for (let rest = total; rest > 0; ) {
    const size = random.pick(sizes);
    const amount = rest - size < least ? rest : size;
    result.push(amount);
    rest -= amount;
  }
  return result;
}
