import type { Failure } from '../../domain/failure.ts';
import type { ErrorCode } from '../../protocol/error.ts';
import type { StorageFailure } from '../storage/backend.ts';

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
  | { readonly code: 'offline' }
  /** Somebody else's records wait on this phone: they go first. */
  | { readonly code: 'other_member_waiting'; readonly count: number }
  /** Somebody else's photos do. */
  | { readonly code: 'other_member_photos'; readonly count: number }
  /** Own records wait: they are sent or exported before the phone is wiped. */
  | { readonly code: 'unsent'; readonly count: number }
  /** Own photos do. */
  | { readonly code: 'unsent_photos'; readonly count: number };
