import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import type { AppliedChange } from '../../domain/records/change.ts';
import { photosIn } from '../../domain/records/field.ts';
import { type FoldedRecord, isDeleted, photosOf } from '../../domain/records/record.ts';
import { bulk } from '../platform/database/bulk.ts';
import type { Database } from '../platform/database/tables.ts';

/** A record as a push leaves it, with all its changes. */
export interface NamingRecord {
  /** Undefined when the push made it. */
  readonly before: FoldedRecord | undefined;
  readonly record: FoldedRecord;
  readonly changes: readonly AppliedChange[];
}

/** The photos that a record names, also in a value that still contends; a record that was taken back names none. */
function photosNamed(record: FoldedRecord | undefined): Set<string> {
  if (!record || isDeleted(record)) return new Set();
  const contending = record.conflicts?.photos ?? [];
  return new Set([...photosOf(record), ...contending.flatMap(({ value }) => photosIn(value))]);
}

interface Naming {
  readonly photo: string;
  readonly record: Id;
  readonly named_by: Id;
}

function namingsOf({ record, changes }: NamingRecord): Naming[] {
  return [...photosNamed(record)].flatMap((photo) => {
    const authors = changes.filter(({ fields }) => photosIn(fields.photos).includes(photo)).map(({ author }) => author);
    return [...new Set(authors)].map((named_by) => ({ photo, record: record.id, named_by }));
  });
}

/**
 * Notes which photos the records of a push name, and who wrote so: by this a photo is found to be readable, or to be
 * wanted no longer. Part of the push's transaction; costs nothing where no photo is named.
 */
export async function writeNamings(
  db: Kysely<Database>,
  district: string,
  records: readonly NamingRecord[],
): Promise<void> {
  const before = records.filter((each) => photosNamed(each.before).size > 0).map(({ record }) => record.id);
  if (before.length > 0) {
    await db.deleteFrom('record_photo').where('district', '=', district).where('record', 'in', before).execute();
  }
  const namings = records.flatMap(namingsOf);
  if (namings.length === 0) return;
  const input = bulk(namings, { photo: 'text', record: 'uuid', named_by: 'uuid' });
  await sql`
    INSERT INTO record_photo (district, photo, record, named_by) SELECT ${district}, photo, record, named_by FROM ${input}
    ON CONFLICT DO NOTHING
  `.execute(db);
  // What upkeep had marked to be removed is wanted again: it waits for this row's lock and then lets it be.
  const photos = [...new Set(namings.map(({ photo }) => photo))];
  await sql`
    UPDATE photo SET unnamed_since = NULL
    WHERE district = ${district} AND unnamed_since IS NOT NULL AND (
      hash = ANY(${photos}) OR hash IN (
        SELECT thumb FROM photo_holder WHERE district = ${district} AND photo = ANY(${photos}) AND thumb IS NOT NULL
      )
    )
  `.execute(db);
}
