import { type Day, isDay } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import type { Phase } from '../records/kind.ts';
import { type FoldedRecord, isDeleted, phaseOf, textField } from '../records/record.ts';

/** A planned event as lists and calendars show it. Times are HH:MM in China. */
export interface PlannedEvent {
  readonly id: Id;
  readonly title: string;
  readonly day: Day;
  readonly phase: Phase;
  readonly starts: string | undefined;
  readonly ends: string | undefined;
  readonly place: Id | undefined;
  readonly squad: Id | undefined;
}

/** Reads a planned event from its record; undefined for an event that was logged afterwards or withdrawn. */
export function plannedEvent(record: FoldedRecord): PlannedEvent | undefined {
  const [phase, day, title] = [phaseOf(record), textField(record, 'date'), textField(record, 'title')];
  if (phase === undefined || isDeleted(record) || !isDay(day) || title === undefined) return undefined;
  return {
    id: record.id,
    title,
    day,
    phase,
    starts: textField(record, 'starts'),
    ends: textField(record, 'ends'),
    place: textField(record, 'place'),
    squad: textField(record, 'squad'),
  };
}

/** Returns the planned events among records, in order of time. */
export const plannedEvents = (records: readonly FoldedRecord[]): PlannedEvent[] =>
  records
    .flatMap((record) => plannedEvent(record) ?? [])
    .sort((a, b) => `${a.day} ${a.starts ?? ''}`.localeCompare(`${b.day} ${b.starts ?? ''}`));

/** Minutes from midnight; an end before the start is on the next day. An event without times takes the whole day. */
function spanOf({ starts, ends }: PlannedEvent): readonly [from: number, to: number] {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const from = starts === undefined ? 0 : minutes(starts);
  if (ends === undefined) return [from, 24 * 60];
  const to = minutes(ends);
  return [from, to > from ? to : to + 24 * 60];
}

/** Minutes from 2000-01-01. */
const dayMinutes = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 60_000;

/** Tells whether two events overlap in time. */
export function overlaps(a: PlannedEvent, b: PlannedEvent): boolean {
  const [[fromA, toA], [fromB, toB]] = [spanOf(a), spanOf(b)];
  const [startA, startB] = [dayMinutes(a.day), dayMinutes(b.day)];
  return startA + fromA < startB + toB && startB + fromB < startA + toA;
}
