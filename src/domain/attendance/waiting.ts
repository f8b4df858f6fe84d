import { type PlannedEvent, plannedEvents } from '../events/event.ts';
import { type Day, dayAt } from '../kernel/day.ts';
import { groupBy } from '../kernel/group-by.ts';
import type { Id } from '../kernel/id.ts';
import type { FoldedRecord } from '../records/record.ts';
import { claimOf, eventKeyOf } from './claim.ts';
import { isOver, verdictsOf } from './verdict.ts';
import { addWorkdays, DEADLINE, workdaysLeft, workdaysOf } from './workdays.ts';

/** An event that is over and whose hours are not settled. */
export interface WaitingHours {
  readonly event: PlannedEvent;
  /** Claims of presence that somebody has to look at. */
  readonly open: number;
  /** The day by which its hours are to be recorded. */
  readonly due: Day;
  /** Working days until then; below 0 once it has passed. */
  readonly left: number;
}

/** The records by which hours are judged. */
export interface HoursRecords {
  readonly events: readonly FoldedRecord[];
  readonly claims: readonly FoldedRecord[];
  readonly keys: readonly FoldedRecord[];
  readonly workdays: readonly FoldedRecord[];
}

/**
 * Lists the events whose hours wait: those to be closed, and those with claims to look at. The most urgent come first.
 * @param now milliseconds since 1970
 */
export function waitingHours(records: HoursRecords, now: number): WaitingHours[] {
  const known = workdaysOf(records.workdays);
  const eventOf = ({ event }: { readonly event: Id }) => event;
  const claims = groupBy(
    records.claims.flatMap((record) => claimOf(record) ?? []),
    eventOf,
  );
  const keys = groupBy(
    records.keys.flatMap((record) => eventKeyOf(record) ?? []),
    eventOf,
  );
  return plannedEvents(records.events)
    .filter((event) => isOver(event, now))
    .flatMap((event) => {
      const verdicts = verdictsOf(event, keys.get(event.id) ?? [], claims.get(event.id) ?? []);
      const open = [...verdicts.values()].filter(({ state }) => state === 'asked' || state === 'waiting').length;
      const due = addWorkdays(event.day, DEADLINE, known);
      const isSettled = event.phase !== 'planned' && open === 0;
      return isSettled ? [] : [{ event, open, due, left: workdaysLeft(dayAt(now), due, known) }];
    })
    .sort((a, b) => a.due.localeCompare(b.due));
}
