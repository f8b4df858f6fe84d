import { dropInvisible, plainWidth, tidySpaces } from './characters.ts';

/** Groups of three digits, all separated by commas or all by spaces. */
const grouped = /^([+-]?)(\d{1,3})([, ])(\d{3}(?:\3\d{3})*)(\.\d*)?$/;
const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/**
 * Turns digits and signs of any width into plain ones. A Chinese full stop among or after digits is a decimal point.
 */
const tidy = (text: string): string =>
  tidySpaces(plainWidth(dropInvisible(text)))
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/(\d)[。｡](?=\d|$)/g, '$1.');

/**
 * Parses a typed number. Commas and spaces are allowed only between groups of three digits: `1,5` is not a number.
 * @param units words that may follow the number, as in `50份`
 * @returns undefined when empty, NaN when it is not a number
 */
export function readNumber(text: string, units: readonly string[] = []): number | undefined {
  const plainText = tidy(text);
  if (plainText === '') return undefined;
  const unit = units.find((word) => word !== '' && plainText.endsWith(word));
  const bare = unit === undefined ? plainText : plainText.slice(0, -unit.length).trimEnd();
  const groups = grouped.exec(bare);
  const digits = groups ? bare.replaceAll(groups[3] ?? ',', '') : bare;
  return plainNumber.test(digits) ? Number(digits) : Number.NaN;
}
