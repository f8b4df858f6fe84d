import type { SyncStore } from '../data/store.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import type { Deferred } from './deferred.ts';
import type { SyncStatus } from './status.ts';
import type { Transport, TransportFailure } from './transport.ts';

export type SyncFailure = TransportFailure | StorageFailure | { readonly code: 'another' | 'internal' };

/** What the steps of a run share. */
export interface Cycle {
  readonly store: SyncStore;
  readonly transport: Transport;
  readonly now: () => number;
  readonly deferred: Deferred;
  readonly report: (patch: Partial<SyncStatus>) => void;
  readonly isStopped: () => boolean;
  /** The server said something that only a later release can read. */
  readonly noticeNewer: () => void;
  /** Whether changes wait for a part of the app that did not come, as in a page of before an update. */
  readonly noticeMissing: (isMissing: boolean) => void;
  /**
   * How many changes go into a push, how many records into a page: less after trouble, more after success. Kept from run
   * to run.
   */
  readonly size: { changes: number; records: number };
}

/** The server's time minus the phone's, milliseconds: the middle of the exchange is taken as the moment of the answer. */
export const estimateOffset = (serverTime: number, sentAt: number, receivedAt: number): number =>
  Math.round(serverTime - (sentAt + receivedAt) / 2);
