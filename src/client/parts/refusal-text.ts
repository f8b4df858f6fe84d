import { isDay } from '../../domain/day.ts';
import type { RefusalCode } from '../../protocol/push.ts';
import { failures } from '../words/failures.ts';
import { formatDay, formatNumber } from '../words/format.ts';

/** Why a change was not accepted, as a sentence. */
export function refusalText(failure: { readonly code: RefusalCode; readonly limit?: number | string }): string {
  const { limit } = failure;
  const shown =
    typeof limit === 'number' ? formatNumber(limit) : isDay(limit) ? formatDay(limit, 0) : String(limit ?? '');
  return failures[failure.code](shown);
}
