import { type Day, yearOf } from '../kernel/day.ts';
import type { Period } from '../kernel/period.ts';

/**
 * Names that are no figures. They are the year of the report and the two before it, its first month, its first and last
 * day, the district, and the campaign of a brief.
 */
export const givenNames = ['年份', '上年份', '前年份', '月份', '开始日期', '结束日期', '地区', '本次活动'] as const;
type GivenName = (typeof givenNames)[number];

const isGiven = (name: string): name is GivenName => givenNames.some((given) => given === name);

/** The subject of a report. */
export interface Subject {
  readonly period: Period;
  readonly district: string;
  /** The name of the campaign that a brief is of. */
  readonly campaign: string | undefined;
}

const date = (day: Day): string => `${yearOf(day)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** Returns the text of a given name. It is undefined for another name, and for the campaign of a report without one. */
export function givenText(name: string, { period: { from, to }, district, campaign }: Subject): string | undefined {
  const year = yearOf(from);
  const texts: Readonly<Record<GivenName, string | undefined>> = {
    年份: String(year),
    上年份: String(year - 1),
    前年份: String(year - 2),
    月份: String(Number(from.slice(5, 7))),
    开始日期: date(from),
    结束日期: date(to),
    地区: district,
    本次活动: campaign,
  };
  return isGiven(name) ? texts[name] : undefined;
}
