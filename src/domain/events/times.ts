import { startOfDay } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { asksFor, type PlannedEvent, squadsOf } from './event.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * Returns when an event starts and ends, in milliseconds since 1970. An end before the start is on the next day; an
 * event without times takes the whole day.
 */
function spanOf({ day, starts, ends }: PlannedEvent): readonly [from: number, to: number] {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const from = starts === undefined ? 0 : minutes(starts);
  const end = ends === undefined ? DAY_MINUTES : minutes(ends);
  const to = end > from ? end : end + DAY_MINUTES;
  const midnight = startOfDay(day);
  return [midnight + from * MINUTE_MS, midnight + to * MINUTE_MS];
}

/** Tells whether two events overlap in time. */
export function overlaps(a: PlannedEvent, b: PlannedEvent): boolean {
  const [[fromA, toA], [fromB, toB]] = [spanOf(a), spanOf(b)];
  return fromA < toB && fromB < toA;
}

/** Where an event stands, as people see it. */
export const standings = ['running', 'toClose', 'planned', 'held', 'cancelled'] as const;
export type Standing = (typeof standings)[number];

/**
 * Tells where an event stands. A planned one is to be closed once its end has passed.
 * @param now milliseconds since 1970
 */
export function standingOf(event: PlannedEvent, now: number): Standing {
  if (event.phase !== 'planned') return event.phase;
  const [from, to] = spanOf(event);
  if (now < from) return 'planned';
  return now < to ? 'running' : 'toClose';
}

/** Tells whether two events ask for people of the same squad, or for the same place. */
function sharesAnything(a: PlannedEvent, b: PlannedEvent): boolean {
  if (a.place !== undefined && a.place === b.place) return true;
  return !squadsOf(b).length || !squadsOf(a).length || squadsOf(b).some((squad) => asksFor(a, squad));
}

/** Finds for each planned event the others that overlap it and ask for the same people or place. */
export function clashesOf(events: readonly PlannedEvent[]): ReadonlyMap<Id, readonly PlannedEvent[]> {
  const planned = events.filter(({ phase }) => phase === 'planned').map((event) => ({ event, span: spanOf(event) }));
  planned.sort((a, b) => a.span[0] - b.span[0]);
  const found = new Map<Id, PlannedEvent[]>();
  const add = (to: PlannedEvent, other: PlannedEvent) => found.set(to.id, [...(found.get(to.id) ?? []), other]);
  planned.forEach((first, at) => {
    for (let next = at + 1; ; next++) {
      const second = planned[next];
      if (!second || second.span[0] >= first.span[1]) break;
      if (!sharesAnything(first.event, second.event)) continue;
      add(first.event, second.event);
      add(second.event, first.event);
    }
  });
  return found;
}
