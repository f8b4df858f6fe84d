import type { HoursRecords, WaitingHours } from '../../domain/attendance/waiting.ts';
import { addDays, type Day } from '../../domain/kernel/day.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import type { Store } from '../data/store.ts';
import { type LocalRecord, MAX_EVENTS } from '../state/records.ts';

/** Ten working days take 25 days at most, at Spring Festival. What is overdue stays in sight for some weeks more. */
const RECENT_DAYS = 60;

/** Events of these days: from `since` on, and before `before`. */
interface Days {
  readonly since?: Day;
  readonly before?: Day;
}

/** Returns the days whose hours 今日 reads at each change on the device. */
export const recentDays = (today: Day) => ({ since: addDays(today, -RECENT_DAYS) }) satisfies Days;

/** Returns the days before those. The office's page reads them once, when it is opened. */
export const olderDays = (today: Day) => ({ before: recentDays(today).since }) satisfies Days;

const recordsOf = (locals: readonly LocalRecord[]): FoldedRecord[] => locals.map(({ record }) => record);

/** Reads from this device which events' hours wait. Judging codes is loaded only then. */
export async function readWaitingHours(store: Store, now: number, { since, before }: Days): Promise<WaitingHours[]> {
  const after = before === undefined ? undefined : { day: before, id: '' };
  const events = await store.activities('event', MAX_EVENTS, after, since);
  const [claims, keys, workdays] = await Promise.all([
    Promise.all(events.map(({ id }) => store.references('attendance', id))),
    Promise.all(events.map(({ id }) => store.references('eventKey', id))),
    store.references('workday'),
  ]);
  const records: HoursRecords = {
    events: recordsOf(events),
    claims: recordsOf(claims.flat()),
    keys: recordsOf(keys.flat()),
    workdays: recordsOf(workdays),
  };
  const { waitingHours } = await import('../../domain/attendance/waiting.ts');
  return waitingHours(records, now);
}

/** The page on which the hours of an event are settled: its own until it is closed, then its list. */
export const settleHref = ({ event }: WaitingHours): string =>
  `/events/${event.id}${event.phase === 'planned' ? '' : '/presence'}`;
