import { addDays, type Day, isDay } from '../kernel/day.ts';
import { type Period, wholeYear } from '../kernel/period.ts';
import { readCode } from './code.ts';

const pad = (text: string): string => text.padStart(2, '0');

/** Spreadsheets count days from this one (their day 0). */
export const SHEET_EPOCH: Day = '1899-12-30';
/** Numbers of days that a spreadsheet may mean: 2000 to 2049. */
const SHEET_DAYS = [36_526, 54_788] as const;

const dayPattern = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const monthPattern = /^(\d{4})(?:年|[-/.])(\d{1,2})月?(?:份)?$/;
const yearPattern = /^(\d{4})(?:年度?|年全年|全年)?$/;
const halfPattern = /^(\d{4})年?([上下])半年$/;
const quarterPattern = /^(\d{4})年?第?([一二三四1-4])季度?$/;

const quarters = '一二三四';

/** Takes the spaces around the parts of a date away. */
const tight = (text: string): string => text.replace(/\s*([年月日度/.-])\s*/g, '$1');

/**
 * Reads a day as people type it: `2016-3-5`, `2016年3月5日`, `2016.3.5`, `20160305`, or a spreadsheet's number of days.
 * @returns undefined for anything else, also for a day without its year
 */
export function readDay(text: string): Day | undefined {
  const plain = tight(readCode(text));
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? dayPattern.exec(plain);
  if (whole) {
    const day = `${whole[1]}-${pad(whole[2] ?? '')}-${pad(whole[3] ?? '')}`;
    return isDay(day) ? day : undefined;
  }
  const count = /^(\d{5})(?:\.\d+)?$/.exec(plain);
  const days = Number(count?.[1]);
  return count && days >= SHEET_DAYS[0] && days <= SHEET_DAYS[1] ? addDays(SHEET_EPOCH, days) : undefined;
}

/** Returns the first day of a month, which may lie after December. */
const firstOf = (year: number, month: number): Day =>
  `${year + Math.floor((month - 1) / 12)}-${pad(String(((month - 1) % 12) + 1))}-01`;

/** Returns whole months of a year. */
const months = (year: string, first: number, count: number): Period | undefined =>
  first >= 1 && first <= 12
    ? { from: firstOf(Number(year), first), to: addDays(firstOf(Number(year), first + count), -1) }
    : undefined;

function readOnePeriod(plain: string): Period | undefined {
  const year = yearPattern.exec(plain)?.[1];
  if (year) return wholeYear(Number(year));
  const month = monthPattern.exec(plain);
  if (month?.[1]) return months(month[1], Number(month[2]), 1);
  const half = halfPattern.exec(plain);
  if (half?.[1]) return months(half[1], half[2] === '上' ? 1 : 7, 6);
  const quarter = quarterPattern.exec(plain);
  if (quarter?.[1]) {
    const nth = quarters.includes(quarter[2] ?? '') ? quarters.indexOf(quarter[2] ?? '') : Number(quarter[2]) - 1;
    return months(quarter[1], nth * 3 + 1, 3);
  }
  const day = readDay(plain);
  return day === undefined ? undefined : { from: day, to: day };
}

/**
 * Reads a period: a year, half-year, quarter, month or day, or two of these with 至 or ~ between them.
 * @returns undefined for anything else
 */
export function readPeriod(text: string): Period | undefined {
  const parts = readCode(text).split(/\s*(?:至|到|~|～|—+)\s*/);
  const [first, last = first] = parts.map((part) => readOnePeriod(tight(part)));
  if (parts.length > 2 || !first || !last) return undefined;
  return first.from <= last.to ? { from: first.from, to: last.to } : undefined;
}
