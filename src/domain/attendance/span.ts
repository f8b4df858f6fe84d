import type { PlannedEvent } from '../events/event.ts';
import { type Day, startOfDay } from '../kernel/day.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** A moment in minutes since 1970. */
export type Minute = number;

export const minuteOf = (time: number): Minute => Math.floor(time / MINUTE_MS);

/** Returns the moment of a time of day (HH:MM in China). Before `notBefore` it is on the next day. */
export function minuteAt(day: Day, time: string, notBefore: Minute = Number.NEGATIVE_INFINITY): Minute {
  const minute = minuteOf(startOfDay(day)) + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return minute < notBefore ? minute + DAY_MINUTES : minute;
}

/** From when to when something lasts. */
export interface Span {
  readonly from: Minute;
  readonly to: Minute;
}

/** Returns the planned span of an event; undefined without both times. An end before the start is on the next day. */
export function plannedSpan({ day, starts, ends }: Pick<PlannedEvent, 'day' | 'starts' | 'ends'>): Span | undefined {
  if (starts === undefined || ends === undefined) return undefined;
  const from = minuteAt(day, starts);
  return { from, to: minuteAt(day, ends, from) };
}

/** Returns the whole day of an event, for one without times. */
export const wholeDay = (day: Day): Span => ({
  from: minuteAt(day, '00:00'),
  to: minuteAt(day, '00:00') + DAY_MINUTES,
});
