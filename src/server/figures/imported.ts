import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import type { ImportedFrom } from '../../protocol/figures/board.ts';
import type { Database } from '../platform/database/tables.ts';

/** Reads from which file and row records were imported; nothing for those that a person entered. */
export async function readImported(
  db: Kysely<Database>,
  district: string,
  records: readonly Id[],
): Promise<ReadonlyMap<Id, ImportedFrom>> {
  if (records.length === 0) return new Map();
  const rows = await db
    .selectFrom('history_row as h')
    .innerJoin('history_import as i', (join) =>
      join.onRef('i.district', '=', 'h.district').onRef('i.id', '=', 'h.import'),
    )
    .where('h.district', '=', district)
    .where('h.record', '=', sql<Id>`any(${records}::uuid[])`)
    .select(['h.record', 'h.row', 'i.file'])
    .execute();
  return new Map(rows.map(({ record, file, row }) => [record, { file, row }]));
}
