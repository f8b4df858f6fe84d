import { addDays, type Day } from '../kernel/day.ts';

/** How a planned event repeats: every so many weeks, so many times. */
export interface Recurrence {
  readonly weeks: number;
  readonly times: number;
}

/** Most events that one plan expands to. */
export const MOST_REPEATS = 60;

/** Lists the days of a recurring event. Each becomes an event of its own, which can be moved or cancelled alone. */
export const daysOf = (first: Day, { weeks, times }: Recurrence): Day[] =>
  Array.from({ length: Math.max(1, Math.min(times, MOST_REPEATS)) }, (_, i) => addDays(first, i * weeks * 7));
