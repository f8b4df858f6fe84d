/** Number of leading digits that are written before 余. */
export type LeadingDigits = 1 | 2;

/** The worth of the last of a number's leading digits: 10,000 for the first digit of 82,260. */
const placeOf = (value: number, digits: number): number => 10 ** Math.max(0, String(value).length - digits);

/** Cuts a whole number to its leading digits: 80,000 for 82,260. Numbers below ten stay whole. */
export function keptOf(value: number, digits: LeadingDigits): number {
  const place = value < 10 ? 1 : placeOf(value, digits);
  return Math.floor(value / place) * place;
}

/**
 * Writes a whole number as reports do: cut to its leading digits, with 余 if something was cut. Numbers below ten, and
 * those without a rest, are written exactly; none is ever written larger than it is.
 * @returns for example 10余 for 12, 8万余 for 82,260, 20余万 for 203,000, 7万 for 70,000
 */
export function writeAbout(value: number, digits: LeadingDigits = 1): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
  const kept = keptOf(value, digits);
  const more = kept === value ? '' : '余';
  const [size, mark] = kept >= 1e8 ? [1e8, '亿'] : kept >= 1e4 ? [1e4, '万'] : [1, ''];
  // Integer parts, so that 8.2 does not become 8.200000000000001.
  const tenths = Math.round(kept / (size / 10));
  const number = mark === '' ? String(kept) : tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
  // From ten 万 on, 余 stands before 万, but only after a zero: 20余万, and 12万余.
  return mark !== '' && /0$/.test(number) && !number.includes('.')
    ? `${number}${more}${mark}`
    : `${number}${mark}${more}`;
}

/** Units of money and of rates, which are always written exactly. */
const exactUnits: ReadonlySet<string> = new Set(['元', '%', '‰', '百分点']);

/** A number that a report writes. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
  /** Whether it is a state of the register, such as how many volunteers there are. */
  readonly isState?: boolean;
}

/** Writes an amount by the rule for its unit: with 余, or exactly for money, rates and the register. */
export const writeAmount = ({ value, unit, isState = false }: Amount, digits: LeadingDigits = 1): string =>
  isState || exactUnits.has(unit) || !Number.isSafeInteger(value) || value < 0
    ? String(value)
    : writeAbout(value, digits);
