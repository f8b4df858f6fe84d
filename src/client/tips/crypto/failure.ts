import { err, type Result } from '../../../domain/kernel/result.ts';

/** Why sealing or opening failed. The codes are stable; the dictionaries have their words. */
export type SealFailureCode =
  | 'no_bundle'
  | 'bundle_forged'
  | 'bundle_malformed'
  | 'bundle_not_yet'
  | 'bundle_expired'
  | 'other_instance'
  | 'root_changed'
  | 'no_recipients'
  | 'too_long'
  | 'photo_too_large'
  | 'too_many_photos'
  | 'cannot_open'
  | 'not_a_photo'
  | 'mac_wrong'
  | 'out_of_order'
  | 'wrong_passphrase'
  | 'share_wrong'
  | 'shares_few'
  | 'shares_differ';

export interface SealFailure {
  readonly code: SealFailureCode;
}

export type Sealing<T> = Promise<Result<T, SealFailure>>;

export const fail = (code: SealFailureCode): Result<never, SealFailure> => err({ code });
