import { type Clock, isUnsureClock, laterClock, readClock } from '../kernel/clock.ts';
import { type Day, dayAt, daysBetween, startOfDay } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import type { Scope } from '../kernel/scope.ts';
import { type FieldValue, isReview, isSameValue, photosIn, type Review, type ValuesOf } from './field.ts';
import type { Contribution } from './figure.ts';
import type { Kind, Phase } from './kind.ts';
import { type Figure, type KindName, kindOf } from './kinds/index.ts';
import type { Posting } from './posting.ts';

/** A value of a field, with the clock of its write. */
export interface ContendingValue {
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
  /** Fields that were written concurrently: every value that the winner's writer had not seen, the winner first. */
  readonly conflicts?: Readonly<Record<string, readonly ContendingValue[]>>;
  /** The member who created it; undefined on a phone until the server has accepted the creation. */
  readonly author?: Id;
  /** The clock of the record's creation. */
  readonly created: Clock;
}

/** The review status of a record. */
export type Status = 'reported' | 'verified' | 'returned';

export const isDeleted = (record: FoldedRecord): boolean => record.fields.deleted === true;

/** Returns the values typed for the kind's functions; they were checked when they were written. */
export const valuesOf = (record: FoldedRecord): ValuesOf<Kind['fields']> => record.fields as ValuesOf<Kind['fields']>;

/** Returns the latest clock of the content, which is every field but the review. */
export const contentClock = (record: FoldedRecord): Clock =>
  Object.entries(record.clocks).reduce((last, [field, at]) => (field === 'review' ? last : laterClock(last, at)), '');

/** Tells whether two versions have the same content, whatever their reviews. */
export const isSameContent = (a: FoldedRecord, b: FoldedRecord): boolean =>
  [a, b].every(({ fields }) =>
    Object.keys(fields).every((field) => field === 'review' || isSameValue(a.fields[field], b.fields[field])),
  );

const reviewOf = (record: FoldedRecord): Review | undefined => {
  const { review } = record.fields;
  return isReview(review) ? review : undefined;
};

/** Returns the review that is in force: one of exactly the present content. */
export function currentReview(record: FoldedRecord): Review | undefined {
  const review = reviewOf(record);
  return review && review.of === contentClock(record) ? review : undefined;
}

export const statusOf = (record: FoldedRecord): Status => currentReview(record)?.verdict ?? 'reported';

/** Tells whether a record was verified, whatever happened to it since. */
export const wasVerified = (record: FoldedRecord): boolean => reviewOf(record)?.verdict === 'verified';

/** Returns the phase of a planned record; undefined for one that was logged afterwards. */
export const phaseOf = ({ kind, fields }: Pick<FoldedRecord, 'kind' | 'fields'>): Phase | undefined =>
  kindOf(kind).plan && ((fields.status ?? undefined) as Phase | undefined);

/** Tells whether a record is a plan that has not taken place. It counts nowhere and waits for no review. */
export const isPlanOnly = (record: Pick<FoldedRecord, 'kind' | 'fields'>): boolean =>
  ['planned', 'cancelled'].includes(phaseOf(record) ?? '');

/**
 * Returns the scope of a record. A record with an unsure date stays in the year of its writing: the year of its date
 * may be one that no leader's phone has downloaded.
 */
export function scopeOf(record: FoldedRecord): Scope {
  const values = valuesOf(record);
  const written = isDateUnsure(record) ? { ...values, date: dayAt(dateWritten(record)) } : values;
  return kindOf(record.kind).scope(written, record.id);
}

/** Tells whether a record counts: not while it is deleted, only planned, sent back, or has an unsure date. */
const isCounted = (record: FoldedRecord): boolean =>
  !(isDeleted(record) || isPlanOnly(record) || statusOf(record) === 'returned' || isDateUnsure(record));

/** Returns a record's contributions to the figures. */
export const contributionsOf = (record: FoldedRecord): Contribution<Figure>[] =>
  isCounted(record) ? kindOf(record.kind).contributions(valuesOf(record)) : [];

/** Returns a record's postings in the ledger of materials. */
export function postingsOf(record: FoldedRecord): Posting[] {
  const { kind, id, created } = record;
  const { postings } = kindOf(kind);
  if (!postings || !isCounted(record)) return [];
  return postings(valuesOf(record), id).map((move) => ({ ...move, created }));
}

export const textField = (record: FoldedRecord, field: string): string | undefined => {
  const value = record.fields[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Returns the name or title of a record; undefined for field work, which has none. */
export function nameOf(record: FoldedRecord): string | undefined {
  const { fields, headline } = kindOf(record.kind);
  return fields[headline]?.type === 'text' ? textField(record, headline) : undefined;
}

/** Returns the photos of a record. */
export const photosOf = (record: FoldedRecord): readonly string[] => photosIn(record.fields.photos);

/** Returns the day on which a record counts. */
export const recordDay = (record: FoldedRecord): Day | undefined => textField(record, 'date');

/** Returns the clock of the record's date. Closing a planned record confirms its date. */
const dateClock = (record: FoldedRecord): Clock => {
  const { clocks, created } = record;
  const date = clocks.date ?? created;
  return phaseOf(record) ? laterClock(date, clocks.status ?? '') : date;
};

/** Returns when the record's date was written, by its effective clock: milliseconds since 1970. */
const dateWritten = (record: FoldedRecord): number => readClock(dateClock(record)).wall;

/**
 * Tells whether the date of work or an entry is unsure: from a wrong clock, or after its writing. Anyone who writes the
 * date again, even unchanged, settles it: leader, office or author. A plan may lie ahead.
 */
export function isDateUnsure(record: FoldedRecord): boolean {
  const day = recordDay(record);
  if (day === undefined || kindOf(record.kind).family === 'reference' || isPlanOnly(record)) return false;
  return isUnsureClock(dateClock(record)) || startOfDay(day) > dateWritten(record);
}

/** A record made more than this many days after its date is marked as a back-entry. */
export const BACK_ENTRY_DAYS = 7;

export function isBackEntry(record: FoldedRecord): boolean {
  const day = recordDay(record);
  if (isDateUnsure(record)) return false;
  return day !== undefined && daysBetween(day, dayAt(readClock(record.created).wall)) > BACK_ENTRY_DAYS;
}
