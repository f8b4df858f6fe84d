import type { StorageFailureCode } from '../platform/idb/errors.ts';
import type { Blocks } from './deferred.ts';
import type { TransportFailure } from './transport.ts';

/** What the engine is at. Counts of changes come from the store: they are true in every tab. */
export interface SyncStatus {
  readonly working: boolean;
  /** Ids of the changes under way just now. */
  readonly sending: ReadonlySet<string>;
  /** Changes that are sent apart from the others because something stops them, and what. */
  readonly blocked: Blocks;
  /** `another`: the server knows this session as somebody else than the phone's owner. */
  readonly session: 'unknown' | 'signed_in' | 'signed_out' | 'another';
  /** Why the last attempt failed; null after a good one. `internal`: by a bug of the app's. */
  readonly failure: TransportFailure['code'] | StorageFailureCode | 'internal' | null;
  /** When the next attempt is due, phone time in milliseconds since 1970; null while working or signed out. */
  readonly nextAttempt: number | null;
  /**
   * The app wants an update: the server says what this version can not read, or no longer lets it pull, and sending goes on;
   * or a part of the app did not come without which some changes wait.
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
