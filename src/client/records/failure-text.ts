import type { FailureCode } from '../../domain/kernel/failure.ts';
import type { ErrorCode } from '../../protocol/kernel/error.ts';
import type { CommandFailure, SessionFailure } from '../state/failures.ts';
import { errors } from '../words/errors.ts';
import { failures } from '../words/failures.ts';
import { trouble } from '../words/trouble.ts';
import { refusalText } from './refusal-text.ts';

/** Why a command or the session did not do what was asked: what happened, what is safe, what to do. */
export function failureText(failure: CommandFailure | SessionFailure): string {
  switch (failure.code) {
    case 'offline':
    case 'foreign':
    case 'storage_full':
    case 'storage_unavailable':
    case 'not_signed_in':
    case 'not_here':
      return trouble[failure.code];
    case 'other_member_waiting':
    case 'other_member_photos':
    case 'unsent':
    case 'unsent_photos':
    case 'unsent_parcels':
    case 'saved_meanwhile':
      return trouble[failure.code](failure.count);
    default:
      // A request that was too large is no number that was: only the latter has a limit.
      return failure.code in failures && !(failure.code in errors && !('limit' in failure))
        ? refusalText(failure as { code: FailureCode; limit?: number | string })
        : errors[failure.code as ErrorCode];
  }
}
