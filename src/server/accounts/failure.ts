import type { ErrorCode } from '../../protocol/kernel/error.ts';

/** A failure of an account request, with the code that the protocol names. */
export interface AccountFailure {
  readonly code: Extract<
    ErrorCode,
    | 'bad_request'
    | 'unauthorized'
    | 'forbidden'
    | 'not_found'
    | 'conflict'
    | 'too_many_requests'
    | 'invite_unknown'
    | 'invite_used'
    | 'invite_expired'
    | 'sign_in_failed'
    | 'already_set_up'
    | 'unavailable'
  >;
  /** The cause as a stable English word, such as a field's name. */
  readonly detail?: string;
  /** Seconds until another attempt may succeed. */
  readonly retryAfter?: number;
}

export const accountFailure = (code: AccountFailure['code'], detail?: string): AccountFailure =>
  detail === undefined ? { code } : { code, detail };
