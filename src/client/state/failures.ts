import type { Failure } from '../../domain/kernel/failure.ts';
import type { ErrorCode } from '../../protocol/kernel/error.ts';
import type { Unsent } from '../data/wipe.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';

/** Why a command did not do what it was asked. Codes are stable; the dictionaries hold their words. */
export type CommandFailure =
  | Failure
  | StorageFailure
  /** Nobody is signed in on this phone. */
  | { readonly code: 'not_signed_in'; readonly field?: undefined }
  /** The record or change is no longer there, or no longer in this state. */
  | { readonly code: 'not_here'; readonly field?: undefined };

/** Why the session did not become what was asked. */
export type SessionFailure =
  | { readonly code: ErrorCode }
  | StorageFailure
  | { readonly code: 'offline' | 'foreign' }
  /** Somebody else's records wait on this phone: they go first. */
  | { readonly code: 'other_member_waiting'; readonly count: number }
  /** Somebody else's photos do. */
  | { readonly code: 'other_member_photos'; readonly count: number }
  /** Own work waits: it is sent, exported or given up before the phone is wiped. */
  | Unsent
  /** It was saved while the server ended the session: the phone was not wiped. */
  | { readonly code: 'saved_meanwhile'; readonly count: number };
