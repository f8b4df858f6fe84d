import { addDays, type Day, daysBetween } from '../kernel/day.ts';
import { periodOf } from '../kernel/period.ts';

/** A Monday. */
const MONDAY: Day = '2000-01-03';

const mondayOf = (day: Day): Day => addDays(day, -(((daysBetween(MONDAY, day) % 7) + 7) % 7));

/** The period that a calendar shows at once. */
export type Span = 'week' | 'month';

/** Lists the days that a calendar shows around a day: whole weeks from Monday. */
export function calendarDays(span: Span, day: Day): Day[] {
  const { from, to } = span === 'month' ? periodOf('month', day) : { from: day, to: day };
  const first = mondayOf(from);
  const count = daysBetween(first, addDays(mondayOf(to), 7));
  return Array.from({ length: count }, (_, at) => addDays(first, at));
}

/** Returns the day that a calendar shows after one step back or forward: of a month its first. */
export function stepped(span: Span, day: Day, by: -1 | 1): Day {
  if (span === 'week') return addDays(day, by * 7);
  const { from, to } = periodOf('month', day);
  return by > 0 ? addDays(to, 1) : periodOf('month', addDays(from, -1)).from;
}
