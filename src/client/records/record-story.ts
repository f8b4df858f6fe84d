import { readClock } from '../../domain/kernel/clock.ts';
import { dayAt } from '../../domain/kernel/day.ts';
import { currentReview, type FoldedRecord, isBackEntry, isDateUnsure, recordDay } from '../../domain/records/record.ts';
import type { LocalRecord } from '../state/records.ts';
import { common } from '../words/common.ts';
import { formatTime } from '../words/format.ts';
import { work } from './words/work.ts';

/** The time when a record was written; undefined if written after the day of the work. */
export function timeOf(record: FoldedRecord): string | undefined {
  const { wall } = readClock(record.created);
  return dayAt(wall) === recordDay(record) ? formatTime(wall) : undefined;
}

/** The server's refusal of a pending change. */
export const refusalOf = (local: LocalRecord) => local.pending.find(({ state }) => state === 'refused')?.refusal;

/** A remark by other people: the reviewer's reason, or a conflict. */
export function remarkOf(record: FoldedRecord): string | undefined {
  const review = currentReview(record);
  if (review?.verdict === 'returned') return work.state.returnedBecause(review.reason ?? '');
  return record.conflicts ? work.state.conflict : undefined;
}

/** A permanent mark of a record, such as 补记. */
export const markOf = (record: FoldedRecord): string | undefined =>
  isDateUnsure(record) ? common.state.dateUnsure : isBackEntry(record) ? common.state.backEntered : undefined;
