import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import type { AppliedChange } from '../../domain/records/change.ts';
import { photosIn } from '../../domain/records/field.ts';
import { type FoldedRecord, isDeleted, photosOf } from '../../domain/records/record.ts';
import { bulk } from '../platform/database/bulk.ts';
import type { Database } from '../platform/database/tables.ts';

/** A record after a push, with all its changes. */
export interface NamingRecord {
  /** Undefined if the push created it. */
  readonly before: FoldedRecord | undefined;
  readonly record: FoldedRecord;
  readonly changes: readonly AppliedChange[];
}

/** Returns the photos that a record names, also in contending values; none for a deleted record. */
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
 * Stores which photos the pushed records name, and who named them. These rows decide who may see a photo and when it
 * is removed. Part of the push's transaction; without photos it costs nothing.
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
  // Unmarks photos that the upkeep was about to remove: it waits for the row's lock and then keeps them.
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
