import { dropInvisible, plainWidth, tidySpaces } from './characters.ts';

/** Groups of three, set apart by commas or by spaces, the same throughout. */
const grouped = /^([+-]?)(\d{1,3})([, ])(\d{3}(?:\3\d{3})*)(\.\d*)?$/;
const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** Digits as keyboards of all widths write them; a Chinese full stop between digits or behind them is a decimal point. */
const tidy = (text: string): string =>
  tidySpaces(plainWidth(dropInvisible(text)))
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/(\d)[。｡](?=\d|$)/g, '$1.');

/**
 * What somebody typed as a number, never another value than the eye reads: commas and spaces only where they set
 * groups of three apart (`1,5` is no number).
 * @param units words that may stand behind the number, as in `50份`
 * @returns undefined when empty, NaN when it is no number
 */
export function readNumber(text: string, units: readonly string[] = []): number | undefined {
  const whole = tidy(text);
  if (whole === '') return undefined;
  const unit = units.find((word) => word !== '' && whole.endsWith(word));
  const bare = unit === undefined ? whole : whole.slice(0, -unit.length).trimEnd();
  const groups = grouped.exec(bare);
  const digits = groups ? bare.replaceAll(groups[3] ?? ',', '') : bare;
  return plainNumber.test(digits) ? Number(digits) : Number.NaN;
}
