import type { FailureCode } from '../../domain/kernel/failure.ts';
import type { ErrorCode } from '../../protocol/kernel/error.ts';
import type { CommandFailure, SessionFailure } from '../state/failures.ts';
import { errors } from '../words/errors.ts';
import { failures } from '../words/failures.ts';
import { trouble } from '../words/trouble.ts';
import { refusalText } from './refusal-text.ts';

/** Explains why a command or the session failed: what happened, what is safe, what to do. */
export function failureText(failure: CommandFailure | SessionFailure): string {
  switch (failure.code) {
    case 'offline':
    case 'foreign':
    case 'storage_full':
    case 'storage_unavailable':
    case 'not_signed_in':
    case 'not_here':
    case 'made_already':
      return trouble[failure.code];
    case 'other_member_waiting':
    case 'other_member_photos':
    case 'unsent':
    case 'unsent_photos':
    case 'unsent_relay_files':
    case 'saved_meanwhile':
      return trouble[failure.code](failure.count);
    default:
      // `too_large` with a limit is about a field's number; without one it is about the request's size.
      return failure.code in failures && !(failure.code in errors && !('limit' in failure))
        ? refusalText(failure as { code: FailureCode; limit?: number | string })
        : errors[failure.code as ErrorCode];
  }
}
