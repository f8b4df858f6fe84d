import type { ColumnType } from 'kysely';

/** A point in time, read as a `Date`. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** A point in time that the database sets when absent. */
export type StampedNow = ColumnType<Date, Date | string | undefined, Date | string>;
/** A JSON object. To write, pass an object or `json(value)`. */
export type Json = Readonly<Record<string, unknown>>;
