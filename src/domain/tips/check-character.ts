import { crockfordDigit, crockfordValues } from './crockford.ts';

/** x⁵ + x² + 1, a primitive polynomial: the powers of 2 run through all 31 non-zero elements. */
const POLYNOMIAL = 0b100101;

const double = (a: number): number => (a & 16 ? (a << 1) ^ POLYNOMIAL : a << 1);

function multiply(a: number, b: number): number {
  let product = 0;
  for (let factor = a, rest = b; rest > 0; rest >>= 1, factor = double(factor)) if (rest & 1) product ^= factor;
  return product;
}

/** Weights of the positions: 2, 4, 8 …, all different and non-zero. The check character's own weight is 1. */
const weights: readonly number[] = Array.from({ length: 30 }).reduce<number[]>(
  (list) => [...list, double(list.at(-1) ?? 1)],
  [],
);

/** Maximum number of characters that one check character can cover. */
export const MAX_CHECKED = weights.length;

/**
 * Computes a check character over GF(32) as a weighted sum. It detects any single wrong character and any swap of two
 * characters, adjacent or not, the check character included.
 */
export const checkCharacter = (text: string): string =>
  crockfordDigit(crockfordValues(text).reduce((sum, value, i) => sum ^ multiply(value, weights[i] ?? 0), 0));

/** Tells whether the last character of a text is the check character of the others. */
export const isChecked = (text: string): boolean => checkCharacter(text.slice(0, -1)) === text.slice(-1);
