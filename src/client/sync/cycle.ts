import type { PhoneClock } from '../data/phone-clock.ts';
import type { SyncStore } from '../data/store.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import type { Deferred } from './deferred.ts';
import type { SyncStatus } from './status.ts';
import type { Transport, TransportFailure } from './transport.ts';

export type SyncFailure = TransportFailure | StorageFailure | { readonly code: 'another' | 'internal' };

/** State shared by the steps of a run. */
export interface Cycle {
  readonly store: SyncStore;
  readonly transport: Transport;
  readonly now: () => number;
  readonly clock: PhoneClock;
  readonly deferred: Deferred;
  readonly report: (patch: Partial<SyncStatus>) => void;
  readonly isStopped: () => boolean;
  /** Called when an answer contains something that only a later release can read. */
  readonly noticeNewer: () => void;
  /** Changes per push and records per page: fewer after failures, more after successes. Kept between runs. */
  readonly size: { changes: number; records: number };
}

/**
 * Estimates server time minus phone time in milliseconds, assuming that the server answered halfway through the
 * exchange.
 */
export const estimateOffset = (serverTime: number, sentAt: number, receivedAt: number): number =>
  Math.round(serverTime - (sentAt + receivedAt) / 2);
