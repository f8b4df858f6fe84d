import type { Day } from '../kernel/day.ts';
import type { SourceId } from './sources.ts';

/**
 * How a value of the law is written behind its number. `article` and `day` are written as a whole; `words` are written
 * as they are, such as a penalty with its days and amounts.
 */
export type LawUnit = 'article' | 'day' | 'words' | '株' | '平方米' | '克' | '千克' | '年' | '种';

interface LawEntry {
  readonly law: SourceId;
  readonly unit: LawUnit;
  /** The meaning of the value, for the office and the table of statements. */
  readonly about: string;
  /** From this day on a person must look at it again. */
  readonly checkBy: Day;
}

export interface CheckedLawValue extends LawEntry {
  readonly checked: true;
  /** The article that the value stands in. */
  readonly article?: number;
  /** A day for the unit `day`, a text for `words`, else a number. */
  readonly value: number | string;
  readonly checkedOn: Day;
}

/** A value that nobody has compared with the law's text. It holds no number, so that none can be shown. */
export interface UncheckedLawValue extends LawEntry {
  readonly checked: false;
}

export type LawValue = CheckedLawValue | UncheckedLawValue;

/** Stands where an unchecked value would be. */
export const UNCHECKED = '〔未核对〕';

const digits = '零一二三四五六七八九';

/** Writes a whole number below 1,000 as articles of laws are numbered: 351 is 三百五十一. */
export function chineseNumber(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const head = hundreds ? `${digits[hundreds]}百` : '';
  const middle = tens ? `${tens === 1 && !hundreds ? '' : digits[tens]}十` : hundreds && ones ? '零' : '';
  return `${head}${middle}${ones ? digits[ones] : ''}` || '零';
}

const dayText = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** From here on whole numbers are written in 万. */
const MANY = 10_000;

/** Writes a value with its unit, or says that it is unchecked. */
export function lawText(entry: LawValue): string {
  if (!entry.checked) return UNCHECKED;
  const { unit, value } = entry;
  if (typeof value === 'string') return unit === 'day' ? dayText(value) : value;
  if (unit === 'article') return `第${chineseNumber(value)}条`;
  return value >= MANY && value % MANY === 0 ? `${value / MANY}万${unit}` : `${value}${unit}`;
}
