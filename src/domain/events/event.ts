import { type Day, isDay } from '../kernel/day.ts';
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

/** Lists the squads that an event asks for; none if it asks for all. */
export const squadsOf = ({ squad, invited }: PlannedEvent): readonly Id[] => (squad ? [squad, ...invited] : invited);

/** Tells whether an event asks for the members of a squad. Others see it and may come too. */
export function asksFor(event: PlannedEvent, squad: Id | null): boolean {
  const asked = squadsOf(event);
  return !asked.length || (squad !== null && asked.includes(squad));
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
