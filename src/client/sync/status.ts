import type { StorageFailureCode } from '../platform/idb/errors.ts';
import type { Blocks } from './deferred.ts';
import type { TransportFailure } from './transport.ts';

/** State of the engine. Counts of changes come from the store, which all tabs share. */
export interface SyncStatus {
  readonly working: boolean;
  /** Ids of the changes being sent. */
  readonly sending: ReadonlySet<string>;
  /** Changes that are sent alone because something blocks them, with the reason. */
  readonly blocked: Blocks;
  /** `another`: the session belongs to another member than the phone's owner. */
  readonly session: 'unknown' | 'signed_in' | 'signed_out' | 'another';
  /** Why the last attempt failed; null after a success. `internal`: a bug of the app. */
  readonly failure: TransportFailure['code'] | StorageFailureCode | 'internal' | null;
  /** Phone time of the next attempt, milliseconds since 1970; null while working or signed out. */
  readonly nextAttempt: number | null;
  /**
   * The app needs an update. An answer was not readable for this version, it may no longer pull (sending continues), or
   * the engine's code could not be loaded.
   */
  readonly outdated: boolean;
}

export const initialStatus: SyncStatus = {
  working: false,
  sending: new Set(),
  blocked: new Map(),
  session: 'unknown',
  failure: null,
  nextAttempt: null,
  outdated: false,
};
