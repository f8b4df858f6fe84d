import { dayAt } from '../../domain/kernel/day.ts';
import type { DeliveryStatus } from '../state/status.ts';
import { formatDay, formatTime } from '../words/format.ts';
import { delivery } from './words/delivery.ts';

/** A try that is nearer than this needs no time: it would be over before it is read, milliseconds. */
const SOON_MS = 60_000;

/** 11月23日 14:02, from milliseconds since 1970. */
export const momentText = (at: number): string => `${formatDay(dayAt(at))} ${formatTime(at)}`;

/** When the phone last reached the server. */
export const contactText = ({ lastContact }: Pick<DeliveryStatus, 'lastContact'>): string =>
  lastContact === null ? delivery.neverContact : delivery.contact(momentText(lastContact));

/** Whether the last attempt, or the phone, says that there is no way to the server. */
export const isUnreachable = ({ online, failure }: Pick<DeliveryStatus, 'online' | 'failure'>): boolean =>
  !online || failure === 'offline' || failure === 'foreign';

type Next = Pick<DeliveryStatus, 'online' | 'failure' | 'nextAttempt' | 'sending' | 'sendingOf' | 'unsent'>;

/** Where there is a failure, and it is to be tried again later than one can wait for it: when. */
function laterTime({ nextAttempt }: Next, now: number): string | undefined {
  return nextAttempt !== null && nextAttempt - now > SOON_MS ? formatTime(nextAttempt) : undefined;
}

function afterFailure(status: Next, now: number): string {
  if (status.failure === 'foreign' || status.failure === 'internal') return delivery.next[status.failure];
  const time = laterTime(status, now);
  if (status.failure === 'busy' || status.failure === 'server')
    return time ? delivery.next.busyUntil(time) : delivery.next.busy;
  return time ? delivery.next.unreachableUntil(time) : delivery.next.unreachable;
}

/**
 * What happens next with what waits.
 * @param now the phone's clock, milliseconds since 1970, by which the next attempt is planned too
 */
export function nextText(status: Next, now: number): string {
  if (status.unsent === 0) return delivery.next.done;
  if (status.sending.size > 0) {
    const total = status.sendingOf ?? status.unsent;
    const done = total - status.unsent;
    return done > 0 ? delivery.next.progress(done, total) : delivery.next.sending;
  }
  if (!status.online) return delivery.next.offline;
  if (status.failure) return afterFailure(status, now);
  const time = laterTime(status, now);
  return time ? delivery.next.waits(time) : delivery.next.soon;
}
