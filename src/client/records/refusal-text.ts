import { isDay } from '../../domain/kernel/day.ts';
import { isKindName } from '../../domain/records/kinds/index.ts';
import type { Refusal } from '../data/idb/rows.ts';
import { failures } from '../words/failures.ts';
import { formatDay, formatNumber } from '../words/format.ts';
import { kindName } from './kind-words.ts';

/** Explains why the server refused a change. */
export function refusalText(failure: Pick<Refusal, 'code' | 'limit' | 'target'>): string {
  const { limit, target } = failure;
  if (target !== undefined) return failures[failure.code](isKindName(target) ? kindName(target) : '');
  const shown =
    typeof limit === 'number' ? formatNumber(limit) : isDay(limit) ? formatDay(limit, 0) : String(limit ?? '');
  return failures[failure.code](shown);
}
