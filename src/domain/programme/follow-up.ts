import { addDays, type Day } from '../kernel/day.ts';
import { type FoldedRecord, isDeleted, recordDay, textField } from '../records/record.ts';

/** Days before its day on which a point that is to be put right is shown. */
const AHEAD = 7;

/** A point of a supervision visit that is to be put right by a day. */
export interface FollowUp {
  readonly record: FoldedRecord;
  readonly due: Day;
  readonly isOverdue: boolean;
}

/** The subject of a visit: the place, or the unit that is no place. */
const subjectOf = (record: FoldedRecord): string | undefined =>
  textField(record, 'place') ?? textField(record, 'body')?.trim();

/**
 * Lists the points that fall due within a week or are overdue, the earliest first. A later visit to the same place or
 * unit settles what the visits before asked for, and says itself what is still to be done.
 */
export function dueFollowUps(visits: readonly FoldedRecord[], today: Day): FollowUp[] {
  const standing = visits.filter((visit) => visit.kind === 'supervision' && !isDeleted(visit));
  const isSettled = (visit: FoldedRecord): boolean => {
    const [subject, day] = [subjectOf(visit), recordDay(visit) ?? ''];
    return (
      subject !== undefined && standing.some((other) => subjectOf(other) === subject && (recordDay(other) ?? '') > day)
    );
  };
  return standing
    .flatMap((record): FollowUp[] => {
      const due = textField(record, 'followBy');
      if (!due || due > addDays(today, AHEAD) || isSettled(record)) return [];
      return [{ record, due, isOverdue: due < today }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
