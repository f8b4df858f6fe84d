import { addDays, type Day, isDay } from '../kernel/day.ts';

/** How a planned event repeats: every so many weeks, so many times. */
export interface Recurrence {
  readonly weeks: number;
  readonly times: number;
}

/** Most events that one plan expands to. */
export const MOST_REPEATS = 60;

/**
 * Lists the days of a recurring event. Each becomes an event of its own, which can be moved or cancelled alone. For a
 * text that is no day, or a number of times that is none, `first` alone is returned for the check to refuse.
 */
export function daysOf(first: Day, { weeks, times }: Recurrence): Day[] {
  if (!isDay(first) || !Number.isFinite(times)) return [first];
  const count = Math.max(1, Math.min(times, MOST_REPEATS));
  return Array.from({ length: count }, (_, i) => addDays(first, i * weeks * 7));
}
