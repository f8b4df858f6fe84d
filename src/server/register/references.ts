import type { Kysely } from 'kysely';
import type { KindName } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import type { Database } from '../platform/database/tables.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';

/** Reads all records of a reference kind that are not deleted, oldest first. */
export async function readReferences(db: Kysely<Database>, district: string, kind: KindName): Promise<FoldedRecord[]> {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', kind)
    .where('deleted', '=', false)
    .orderBy('id')
    .select(recordColumns)
    .execute();
  return rows.map(recordFromRow);
}
