import { isDay } from '../../domain/kernel/day.ts';
import { isKindName } from '../../domain/records/kinds/index.ts';
import type { Refusal } from '../data/idb/rows.ts';
import { failures } from '../words/failures.ts';
import { formatDay, formatNumber } from '../words/format.ts';
import { kindName } from './kind-words.ts';

/** Fields in which what does not fit is what belongs to what, and not two entries of one record. */
const belonging: ReadonlySet<string> = new Set(['parent', 'deleted', 'movement']);

/** Explains why the server refused a change. */
export function refusalText(failure: Pick<Refusal, 'code' | 'limit' | 'target' | 'field'>): string {
  const { code, limit, target, field } = failure;
  if (code === 'inconsistent' && limit === undefined && belonging.has(field ?? '')) return failures.belongs('');
  if (target !== undefined) return failures[failure.code](isKindName(target) ? kindName(target) : '');
  if (isDay(limit)) {
    // A day that does not fit another one is before it: an end before its beginning.
    const isBefore = failure.code === 'inconsistent' || failure.code === 'too_small';
    return failures[isBefore ? 'date_too_old' : failure.code](formatDay(limit, 0));
  }
  return failures[failure.code](typeof limit === 'number' ? formatNumber(limit) : String(limit ?? ''));
}
