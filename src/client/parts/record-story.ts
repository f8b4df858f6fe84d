import { readClock } from '../../domain/clock.ts';
import { dayAt } from '../../domain/day.ts';
import { type FoldedRecord, isBackEntry, isDateUnsure, recordDay, standingReview } from '../../domain/record.ts';
import type { LocalRecord } from '../state/records.ts';
import { common } from '../words/common.ts';
import { formatTime } from '../words/format.ts';
import { work } from '../words/work.ts';
import { refusalText } from './refusal-text.ts';

/** The time of day when a record was written; undefined where it was written on a later day than it tells of. */
export function timeOf(record: FoldedRecord): string | undefined {
  const { wall } = readClock(record.created);
  return dayAt(wall) === recordDay(record) ? formatTime(wall) : undefined;
}

/** Why a record needs its owner: the server's refusal, or the reviewer's reason. */
export function reasonOf(local: LocalRecord): string | undefined {
  const refusal = local.pending.find(({ state }) => state === 'refused')?.refusal;
  if (refusal) return refusalText(refusal);
  const review = standingReview(local.record);
  if (review?.verdict === 'returned') return work.state.returnedBecause(review.reason ?? '');
  return local.record.conflicts ? work.state.conflict : undefined;
}

/** The marks that a record carries for good, such as 补记. */
export const markOf = (record: FoldedRecord): string | undefined =>
  isDateUnsure(record) ? common.state.dateUnsure : isBackEntry(record) ? common.state.backEntered : undefined;
