import type { StorageFailureCode } from '../storage/backend.ts';
import type { TransportFailure } from './transport.ts';

/** What the engine is at. Counts of changes come from the store: they are true in every tab. */
export interface SyncStatus {
  readonly working: boolean;
  /** Ids of the changes under way just now. */
  readonly sending: ReadonlySet<string>;
  /** `another`: the server knows this session as somebody else than the phone's owner. */
  readonly session: 'unknown' | 'signed_in' | 'signed_out' | 'another';
  /** Why the last attempt failed; null after a good one. */
  readonly failure: TransportFailure['code'] | StorageFailureCode | null;
  /** When the next attempt is due, phone time in milliseconds since 1970; null while working or signed out. */
  readonly nextAttempt: number | null;
  /** The server no longer lets this version pull: the app wants an update. Sending goes on. */
  readonly outdated: boolean;
}

export const initialStatus: SyncStatus = {
  working: false,
  sending: new Set(),
  session: 'unknown',
  failure: null,
  nextAttempt: null,
  outdated: false,
};
