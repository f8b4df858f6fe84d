import { addDays, type Day, daysBetween } from '../../domain/kernel/day.ts';
import type { Random } from '../random.ts';
import { splitBy } from '../split.ts';

/** A year in 24 halves of months: 1st-15th, 16th to the end. */
export const HALVES = 24;
/** The halves to 15 November: by then a year's goals are met. */
const BEFORE_WINTER = 21;

/** How busy each half is: quiet at Spring Festival, the campaign month of June far above all, a little in December. */
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

/** `total` spread over the halves to 15 November, and what the winter adds in proportion unless it is to stay exact. */
export function spread(total: number, winter: boolean): number[] {
  const weights = busyness.slice(0, BEFORE_WINTER);
  const sum = weights.reduce((a, b) => a + b, 0);
  const late = busyness.slice(BEFORE_WINTER).map((weight) => (winter ? Math.round((total * weight) / sum) : 0));
  return [...splitBy(total, weights), ...late];
}

/** So many days of a half, evenly spread with chance within: no gap, no comb. */
export function daysIn(year: number, half: number, count: number, random: Random): Day[] {
  const { from, to } = halfOf(year, half);
  const length = daysBetween(from, to) + 1;
  return Array.from({ length: count }, (_, i) =>
    addDays(from, Math.min(length - 1, Math.floor(((i + random.next()) / count) * length))),
  );
}

/** Days for `total` records over a year, in order. */
export const daysOfYear = (year: number, total: number, random: Random, winter = true): Day[] =>
  spread(total, winter).flatMap((count, half) => daysIn(year, half, count, random));

/** Amounts that add up to `total` exactly, of the sizes that people report. */
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
