import { type Day, isDay, startOfDay } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { itemsIn } from '../records/field.ts';
import type { Phase } from '../records/kind.ts';
import { type FoldedRecord, isDeleted, phaseOf, textField } from '../records/record.ts';
import { type RoleNeed, readRoles } from '../records/roles.ts';

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
  readonly campaign: Id | undefined;
  /** Squads that are asked to come, beside the event's own. */
  readonly invited: readonly Id[];
  /** People needed: the given number, or the sum of the roles; undefined for any number. */
  readonly people: number | undefined;
  readonly roles: readonly RoleNeed[];
}

/** Reads a planned event from its record; undefined for an event that was logged afterwards or withdrawn. */
export function plannedEvent(record: FoldedRecord): PlannedEvent | undefined {
  const [phase, day, title] = [phaseOf(record), textField(record, 'date'), textField(record, 'title')];
  if (phase === undefined || isDeleted(record) || !isDay(day) || title === undefined) return undefined;
  const { people, invited } = record.fields;
  const roles = readRoles(textField(record, 'roles') ?? '') ?? [];
  const sum = roles.reduce((total, role) => total + role.people, 0);
  return {
    id: record.id,
    title,
    day,
    phase,
    starts: textField(record, 'starts'),
    ends: textField(record, 'ends'),
    place: textField(record, 'place'),
    squad: textField(record, 'squad'),
    campaign: textField(record, 'campaign'),
    invited: itemsIn(invited),
    people: typeof people === 'number' ? people : sum || undefined,
    roles,
  };
}

/** Returns the planned events among records, in order of time. */
export const plannedEvents = (records: readonly FoldedRecord[]): PlannedEvent[] =>
  records
    .flatMap((record) => plannedEvent(record) ?? [])
    .sort((a, b) => `${a.day} ${a.starts ?? ''}`.localeCompare(`${b.day} ${b.starts ?? ''}`));

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

/** Lists the squads that an event asks for; none if it asks for all. */
const squadsOf = ({ squad, invited }: PlannedEvent): readonly Id[] => (squad ? [squad, ...invited] : invited);

/** Tells whether an event asks for the members of a squad. Others see it and may come too. */
export function asksFor(event: PlannedEvent, squad: Id | null): boolean {
  const asked = squadsOf(event);
  return !asked.length || (squad !== null && asked.includes(squad));
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

/** The fields that a member saw of an event when they last opened it. */
export type Seen = Readonly<Record<string, unknown>>;

/** Returns the fields of an event whose change matters to whoever wants to come. */
export const seenOf = ({ day, starts, ends, place, phase }: PlannedEvent) => ({
  date: day,
  starts: starts ?? null,
  ends: ends ?? null,
  place: place ?? null,
  status: phase,
});

/** Tells how an event has changed since a member saw it: cancelled, or at another time or place. */
export function changeSince(seen: Seen, event: PlannedEvent): 'cancelled' | 'moved' | undefined {
  const { status, ...when } = seenOf(event);
  if (status === 'cancelled') return seen.status === 'cancelled' ? undefined : 'cancelled';
  if (status !== 'planned') return undefined;
  return Object.entries(when).some(([field, value]) => (seen[field] ?? null) !== value) ? 'moved' : undefined;
}
