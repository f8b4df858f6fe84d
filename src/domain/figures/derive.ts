import { err, ok, type Result } from '../kernel/result.ts';
import type { Formula } from './entry.ts';

/** Codes for why a figure could not be computed: an operand is missing, or the base is 0. */
export type DeriveFailure = 'missing' | 'no_base';

/** Lists the figures of which a formula needs the value. */
export const operandsOf = (formula: Formula): readonly string[] => {
  if ('sum' in formula) return formula.sum;
  if ('difference' in formula) return formula.difference;
  if ('share' in formula) return formula.share;
  return 'per' in formula ? formula.per : [formula.growth];
};

/** Reads a figure's value of the period; undefined if it is missing. */
export type ValueOf = (figure: string) => number | undefined;

/** Rounds to one decimal, half up: the one rule for all rates of a report. */
export const roundTenth = (value: number): number => Math.floor(Number((value * 10).toFixed(6)) + 0.5) / 10;

const divide = (amount: number | undefined, base: number | undefined, times: number): Result<number, DeriveFailure> => {
  if (amount === undefined || base === undefined) return err('missing');
  return base === 0 ? err('no_base') : ok(roundTenth((amount / base) * times));
};

/**
 * Computes a figure from others.
 * @param now the values of the period
 * @param before the values of the year before, the base of growth
 */
export function derive(formula: Formula, now: ValueOf, before: ValueOf): Result<number, DeriveFailure> {
  if ('sum' in formula) {
    const values = formula.sum.flatMap((id) => now(id) ?? []);
    return values.length < formula.sum.length ? err('missing') : ok(values.reduce((sum, value) => sum + value, 0));
  }
  if ('difference' in formula) {
    const [whole, part] = formula.difference.map(now);
    return whole === undefined || part === undefined ? err('missing') : ok(whole - part);
  }
  if ('share' in formula) return divide(now(formula.share[0]), now(formula.share[1]), 100);
  if ('per' in formula) return divide(now(formula.per[0]), now(formula.per[1]), formula.times ?? 1);
  const [value, base] = [now(formula.growth), before(formula.growth)];
  return divide(value === undefined || base === undefined ? undefined : value - base, base, 100);
}
