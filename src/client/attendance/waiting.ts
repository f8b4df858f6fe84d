import type { HoursRecords, WaitingHours } from '../../domain/attendance/waiting.ts';
import type { Store } from '../data/store.ts';
import type { LocalRecord } from '../state/records.ts';

/** More events than a district has in two years. */
const MAX_EVENTS = 2_000;

const recordsOf = (locals: readonly LocalRecord[]) => locals.map(({ record }) => record);

/** Reads from this device which events' hours wait. Judging codes is loaded only then. */
export async function readWaitingHours(store: Store, now: number): Promise<WaitingHours[]> {
  const [events, claims, keys, workdays] = await Promise.all([
    store.activities('event', MAX_EVENTS),
    store.references('attendance'),
    store.references('eventKey'),
    store.references('workday'),
  ]);
  const records: HoursRecords = {
    events: recordsOf(events),
    claims: recordsOf(claims),
    keys: recordsOf(keys),
    workdays: recordsOf(workdays),
  };
  const { waitingHours } = await import('../../domain/attendance/waiting.ts');
  return waitingHours(records, now);
}

/** The page on which the hours of an event are settled: its own until it is closed, then its list. */
export const settleHref = ({ event }: WaitingHours): string =>
  `/events/${event.id}${event.phase === 'planned' ? '' : '/presence'}`;
