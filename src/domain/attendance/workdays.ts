import { addDays, type Day } from '../kernel/day.ts';
import { type FoldedRecord, isDeleted, recordDay, textField } from '../records/record.ts';

/** Working days after an event or a question within which hours are recorded (民政部令67号 §11) and answers given. */
export const DEADLINE = 10;

/** Days that are off although they are no weekend, or worked although they are one. */
export type Workdays = ReadonlyMap<Day, 'off' | 'work'>;

/** 国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04, as Xinhua published it: first and last day off. */
const off: readonly (readonly [Day, Day])[] = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
];
const worked: readonly Day[] = [
  ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
];

function* daysFrom(first: Day, last: Day): Generator<Day> {
  for (let day = first; day <= last; day = addDays(day, 1)) yield day;
}

/** The days of the years whose notice is known to this release; later years are entered by the office. */
export const publishedWorkdays: Workdays = new Map([
  ...off.flatMap(([first, last]) => [...daysFrom(first, last)].map((day) => [day, 'off'] as const)),
  ...worked.map((day) => [day, 'work'] as const),
]);

/** Adds what the office entered, which goes before what was published; the latest entry of a day counts. */
export function workdaysOf(records: readonly FoldedRecord[]): Workdays {
  const known = new Map(publishedWorkdays);
  for (const record of [...records].sort((a, b) => (a.created < b.created ? -1 : 1))) {
    const [day, form] = [recordDay(record), textField(record, 'form')];
    if (!isDeleted(record) && day !== undefined && (form === 'off' || form === 'work')) known.set(day, form);
  }
  return known;
}

/** Tells whether people work on a day: from Monday to Friday, unless said otherwise. */
export function isWorkday(day: Day, known: Workdays): boolean {
  const form = known.get(day);
  if (form !== undefined) return form === 'work';
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** A year has holidays in plenty; a longer row of days off is a mistake that must not hang anything. */
const MOST_DAYS = 400;

/** Returns the day that is so many working days after another. */
export function addWorkdays(day: Day, count: number, known: Workdays): Day {
  let [at, left] = [day, count];
  for (let days = 0; left > 0 && days < MOST_DAYS; days++) {
    at = addDays(at, 1);
    if (isWorkday(at, known)) left -= 1;
  }
  return at;
}

/** Counts the working days after one day up to another; below 0 once that day has passed. */
export function workdaysLeft(today: Day, due: Day, known: Workdays): number {
  if (today > due) return -1;
  let left = 0;
  for (let day = addDays(today, 1), days = 0; day <= due && days < MOST_DAYS; day = addDays(day, 1), days++)
    if (isWorkday(day, known)) left += 1;
  return left;
}

/** Tells whether the holidays of a year are known. */
export const isYearKnown = (year: number, known: Workdays): boolean =>
  [...known.keys()].some((day) => day.startsWith(`${year}-`));
