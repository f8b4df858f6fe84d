import { dayAt } from '../../domain/kernel/day.ts';
import type { DeliveryStatus } from '../state/status.ts';
import { formatDay, formatTime } from '../words/format.ts';
import { delivery } from './words/delivery.ts';

/** An attempt due within this time is shown without its time, milliseconds. */
const SOON_MS = 60_000;

/**
 * Formats a moment, such as 11月23日 14:02.
 * @param at milliseconds since 1970
 */
export const momentText = (at: number): string => `${formatDay(dayAt(at))} ${formatTime(at)}`;

/** When the phone last reached the server. */
export const contactText = ({ lastContact }: Pick<DeliveryStatus, 'lastContact'>): string =>
  lastContact === null ? delivery.neverContact : delivery.contact(momentText(lastContact));

type Next = Pick<DeliveryStatus, 'online' | 'failure' | 'nextAttempt' | 'sending' | 'sendingOf' | 'unsent'>;

/** The time of the next attempt after a failure, if it is more than a minute away. */
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
 * Explains when pending changes will be sent.
 * @param now the phone's clock, milliseconds since 1970; the next attempt uses it too
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
