/** A calendar day in the district's time zone, as YYYY-MM-DD. Sorts as text. */
export type Day = string;

/** China has one time zone without summer time: UTC+8. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** PostgreSQL has no year 0. */
const pattern = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** Earliest day of a record. Earlier years are entered as yearly figures. */
export const OLDEST_DAY: Day = '2000-01-01';

/**
 * The last day that can be written. Callers that must not reject a date because of a wrong clock use it as the limit.
 */
export const LAST_DAY: Day = '9999-12-31';

/** Days of each month, for a year without 29 February. */
const longest = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !pattern.test(value)) return false;
  const [month, day] = [Number(value.slice(5, 7)), Number(value.slice(8))];
  const most = month === 2 && isLeap(yearOf(value)) ? 29 : (longest[month - 1] ?? 0);
  return day >= 1 && day <= most;
}

/** The day in China at a moment given in milliseconds since 1970. */
export const dayAt = (now: number): Day => new Date(now + OFFSET_MS).toISOString().slice(0, 10);

/** The moment at which a day begins in China, milliseconds since 1970. */
export const startOfDay = (day: Day): number => Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Counts whole days from `a` to `b`. */
export const daysBetween = (a: Day, b: Day): number =>
  Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY_MS);
