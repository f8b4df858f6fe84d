import type { Failure } from '../../domain/kernel/failure.ts';
import type { ErrorCode } from '../../protocol/kernel/error.ts';
import type { MadeAlready } from '../data/store-types.ts';
import type { Unsent } from '../data/wipe.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';

/** Why a command failed. Codes are stable; the dictionaries have their words. */
export type CommandFailure =
  | Failure
  | StorageFailure
  | MadeAlready
  /** Nobody is signed in on this phone. */
  | { readonly code: 'not_signed_in'; readonly field?: undefined }
  /** The record or change no longer exists, or no longer in this state. */
  | { readonly code: 'not_here'; readonly field?: undefined };

/** Why a session command failed. */
export type SessionFailure =
  | { readonly code: ErrorCode }
  | StorageFailure
  | { readonly code: 'offline' | 'foreign' }
  /** Another member's records are unsent on this phone and must be sent first. */
  | { readonly code: 'other_member_waiting'; readonly count: number }
  /** Another member's photos are. */
  | { readonly code: 'other_member_photos'; readonly count: number }
  /** The member's own data is unsent: it has to be sent, exported or given up first. */
  | Unsent
  /** Saved while the server ended the session; the phone was not wiped. */
  | { readonly code: 'saved_meanwhile'; readonly count: number };
