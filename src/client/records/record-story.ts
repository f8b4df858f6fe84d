import { readClock } from '../../domain/kernel/clock.ts';
import { dayAt } from '../../domain/kernel/day.ts';
import { currentReview, type FoldedRecord, isBackEntry, isDateUnsure, recordDay } from '../../domain/records/record.ts';
import type { LocalRecord } from '../state/records.ts';
import { common } from '../words/common.ts';
import { formatTime } from '../words/format.ts';
import { work } from './words/work.ts';

/** The time of day when a record was written; undefined where it was written on a later day than it tells of. */
export function timeOf(record: FoldedRecord): string | undefined {
  const { wall } = readClock(record.created);
  return dayAt(wall) === recordDay(record) ? formatTime(wall) : undefined;
}

/** The server's refusal of a change that waits for its owner. */
export const refusalOf = (local: LocalRecord) => local.pending.find(({ state }) => state === 'refused')?.refusal;

/** What people say of a record that its owner has to look at: the reviewer's reason, or a conflict. */
export function remarkOf(record: FoldedRecord): string | undefined {
  const review = currentReview(record);
  if (review?.verdict === 'returned') return work.state.returnedBecause(review.reason ?? '');
  return record.conflicts ? work.state.conflict : undefined;
}

/** The marks that a record carries for good, such as 补记. */
export const markOf = (record: FoldedRecord): string | undefined =>
  isDateUnsure(record) ? common.state.dateUnsure : isBackEntry(record) ? common.state.backEntered : undefined;
