import { type Clock, isUnsureClock, laterClock, readClock } from '../kernel/clock.ts';
import { type Day, dayAt, daysBetween, startOfDay } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import type { Scope } from '../kernel/scope.ts';
import { type FieldValue, isReview, isSameValue, photosIn, type Review, type ValuesOf } from './field.ts';
import type { Contribution } from './figure.ts';
import type { Kind } from './kind.ts';
import { type Figure, type KindName, kindOf } from './kinds/index.ts';

/** A value that somebody wrote to a field, with the clock of the writing. */
export interface Head {
  readonly clock: Clock;
  readonly value: FieldValue;
}

/** A record as folded from its changes. */
export interface FoldedRecord {
  readonly id: Id;
  readonly kind: KindName;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** The clock of each field's winning value. */
  readonly clocks: Readonly<Record<string, Clock>>;
  /** Fields on which writers did not see each other: every unseen value, the winner first. */
  readonly conflicts?: Readonly<Record<string, readonly Head[]>>;
  /** Who made it; unknown on a phone until the server has stamped it. */
  readonly author?: Id;
  /** The clock of its creation. */
  readonly created: Clock;
}

/** Where a record stands with its reviewers. */
export type Status = 'reported' | 'verified' | 'returned';

export const isDeleted = (record: FoldedRecord): boolean => record.fields.deleted === true;

/** The values as the kind's functions read them: checked when they were written. */
export const valuesOf = (record: FoldedRecord): ValuesOf<Kind['fields']> => record.fields as ValuesOf<Kind['fields']>;

/** The latest clock of what a reviewer judges: every field but the review. */
export const contentClock = (record: FoldedRecord): Clock =>
  Object.entries(record.clocks).reduce((last, [field, at]) => (field === 'review' ? last : laterClock(last, at)), '');

/** Do both say the same of the work, whatever their reviews? */
export const isSameContent = (a: FoldedRecord, b: FoldedRecord): boolean =>
  [a, b].every(({ fields }) =>
    Object.keys(fields).every((field) => field === 'review' || isSameValue(a.fields[field], b.fields[field])),
  );

const reviewOf = (record: FoldedRecord): Review | undefined => {
  const { review } = record.fields;
  return isReview(review) ? review : undefined;
};

/** The review that still holds: one given on exactly the content that the record has now. */
export function standingReview(record: FoldedRecord): Review | undefined {
  const review = reviewOf(record);
  return review && review.of === contentClock(record) ? review : undefined;
}

export const statusOf = (record: FoldedRecord): Status => standingReview(record)?.verdict ?? 'reported';

/**
 * Where a record lives. One whose date is in question lives in the year of its writing, since the year that it names may
 * be far from any that the leader's phone holds.
 */
export function scopeOf(record: FoldedRecord): Scope {
  const values = valuesOf(record);
  const written = isDateUnsure(record) ? { ...values, date: dayAt(dateWritten(record)) } : values;
  return kindOf(record.kind).scope(written, record.id);
}

/** A record that was taken back or sent back adds nothing until it is mended, nor one whose date is in question. */
export function contributionsOf(record: FoldedRecord): Contribution<Figure>[] {
  if (isDeleted(record) || statusOf(record) === 'returned' || isDateUnsure(record)) return [];
  return kindOf(record.kind).contributions(valuesOf(record));
}

export const textField = (record: FoldedRecord, field: string): string | undefined => {
  const value = record.fields[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The name or title of a record; undefined for field work that is only counted. */
export function nameOf(record: FoldedRecord): string | undefined {
  const { fields, headline } = kindOf(record.kind);
  return fields[headline]?.type === 'text' ? textField(record, headline) : undefined;
}

/** The photos that a record names. */
export const photosOf = (record: FoldedRecord): readonly string[] => photosIn(record.fields.photos);

/** The day that a record counts on. */
export const recordDay = (record: FoldedRecord): Day | undefined => textField(record, 'date');

/** When a record's date was written, by the clock that counts: milliseconds since 1970. */
const dateWritten = ({ clocks, created }: FoldedRecord): number => readClock(clocks.date ?? created).wall;

/**
 * Is the date of field work a question? It came from a clock that was wrong, or it lies after the moment of its writing. The
 * question is closed by whoever writes the date anew, be it the same: leader, office or author.
 */
export function isDateUnsure(record: FoldedRecord): boolean {
  const day = recordDay(record);
  if (day === undefined || kindOf(record.kind).family !== 'activity') return false;
  return isUnsureClock(record.clocks.date ?? record.created) || startOfDay(day) > dateWritten(record);
}

/** A record made more than a week after the day that it tells of is marked as a back-entry. */
export const BACK_ENTRY_DAYS = 7;

export function isBackEntry(record: FoldedRecord): boolean {
  const day = recordDay(record);
  if (isDateUnsure(record)) return false;
  return day !== undefined && daysBetween(day, dayAt(readClock(record.created).wall)) > BACK_ENTRY_DAYS;
}
