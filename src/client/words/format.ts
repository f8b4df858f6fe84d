import type { Day } from '../../domain/kernel/day.ts';
import { type Language, language } from './language.ts';

const timeZone = 'Asia/Shanghai';
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** Caches Intl objects per language, because making one is slow on a cheap phone. */
function numbers(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(`n ${key}`, (lang) => new Intl.NumberFormat(lang, options)) as Intl.NumberFormat;
}
function dates(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(`d ${key}`, (lang) => new Intl.DateTimeFormat(lang, { timeZone, ...options })) as Intl.DateTimeFormat;
}
function kept(key: string, make: (lang: Language) => Intl.NumberFormat | Intl.DateTimeFormat) {
  const lang = language();
  const known = cache.get(`${lang} ${key}`);
  if (known) return known;
  const made = make(lang);
  cache.set(`${lang} ${key}`, made);
  return made;
}

/** Noon in China: the same calendar day in the district in any time zone of the phone. */
const noon = (day: Day) => new Date(`${day}T12:00:00+08:00`);

/** 82,460; at most two decimals. */
export const formatNumber = (value: number): string => numbers('plain', { maximumFractionDigits: 2 }).format(value);

/** 2.4万 or 24K, for an axis. */
export const formatShort = (value: number): string =>
  numbers('short', { notation: 'compact', maximumFractionDigits: 1 }).format(value);

/** 0.983 as 98.3%. */
export const formatPercent = (share: number): string =>
  numbers('percent', { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** A number with its unit, such as 120 份; without a unit the bare number. */
export const formatAmount = (value: number, unit?: string): string =>
  unit ? `${formatNumber(value)} ${unit}` : formatNumber(value);

/** 11月23日, with its year unless that is `thisYear`. */
export function formatDay(day: Day, thisYear?: number): string {
  const year = thisYear !== undefined && Number(day.slice(0, 4)) !== thisYear;
  const length = language() === 'en' ? 'short' : 'long';
  return year
    ? dates('day year', { year: 'numeric', month: length, day: 'numeric' }).format(noon(day))
    : dates('day', { month: length, day: 'numeric' }).format(noon(day));
}

/** 11月23日 星期一. */
export function formatDayAndWeekday(day: Day): string {
  const weekday = dates('weekday', { weekday: 'long' }).format(noon(day));
  return language() === 'en' ? `${weekday}, ${formatDay(day)}` : `${formatDay(day)} ${weekday}`;
}

/** 周一. */
export const formatWeekday = (day: Day): string => dates('weekday short', { weekday: 'short' }).format(noon(day));

/** 2026年11月. */
export const formatMonthOfYear = (day: Day): string =>
  dates('month year', { year: 'numeric', month: 'long' }).format(noon(day));

/** 11月, for the months of a chart; `month` from 1 to 12. */
export const formatMonth = (month: number): string =>
  dates('month', { month: 'short' }).format(new Date(Date.UTC(2026, month - 1, 15)));

/**
 * 10:42 in the district's time zone.
 * @param at milliseconds since 1970
 */
export const formatTime = (at: number): string =>
  dates('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** 11月23日 10:42. */
export const formatMoment = (at: number, day: Day): string => `${formatDay(day)} ${formatTime(at)}`;
