import { crockfordDigit, crockfordValues } from './crockford.ts';

/** x⁵ + x² + 1, which 2 generates all 31 elements of. */
const POLYNOMIAL = 0b100101;

const double = (a: number): number => (a & 16 ? (a << 1) ^ POLYNOMIAL : a << 1);

function multiply(a: number, b: number): number {
  let product = 0;
  for (let factor = a, rest = b; rest > 0; rest >>= 1, factor = double(factor)) if (rest & 1) product ^= factor;
  return product;
}

/** The weight of each position, all different and none zero: 2, 4, 8 …; the check character's own is 1. */
const weights: readonly number[] = Array.from({ length: 30 }).reduce<number[]>(
  (list) => [...list, double(list.at(-1) ?? 1)],
  [],
);

/** Characters that one check character can stand for. */
export const MAX_CHECKED = weights.length;

/**
 * A check character over GF(32), a weighted sum: no single wrong character keeps it, nor does a swap of any two, be they
 * neighbours or not, the check character among them.
 */
export const checkCharacter = (text: string): string =>
  crockfordDigit(crockfordValues(text).reduce((sum, value, i) => sum ^ multiply(value, weights[i] ?? 0), 0));

/** Does the text's last character stand for those before it? */
export const isChecked = (text: string): boolean => checkCharacter(text.slice(0, -1)) === text.slice(-1);
