import { sql } from 'kysely';
import * as v from 'valibot';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { type EditedList, HistoryList, MAX_EDITED } from '../../protocol/history/history.ts';
import { readNames } from '../figures/names.ts';
import type { ServerContext } from '../platform/context.ts';

interface Counts {
  readonly import: Id;
  readonly records: number;
  readonly edited: number;
}

/** Counts the records of imports that are not deleted, and those that were changed after their creation. */
export async function countRecords({ db, district }: ServerContext, id?: Id): Promise<ReadonlyMap<Id, Counts>> {
  const { rows } = await sql<Counts>`
    SELECT h.import, count(*)::int AS records, count(*) FILTER (WHERE EXISTS (
      SELECT FROM change c WHERE c.district = h.district AND c.record = h.record AND c.id <> h.record
    ))::int AS edited
    FROM history_row h JOIN record r ON r.district = h.district AND r.id = h.record
    WHERE h.district = ${district} AND NOT r.deleted AND ${id === undefined ? sql`true` : sql`h.import = ${id}::uuid`}
    GROUP BY h.import
  `.execute(db);
  return new Map(rows.map((row) => [row.import, row]));
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Lists the imports of past years, the latest first. */
export async function listImports(context: ServerContext): Promise<HistoryList> {
  const { db, district } = context;
  const rows = await db
    .selectFrom('history_import')
    .where('district', '=', district)
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .execute();
  const names = await readNames(
    db,
    district,
    rows.map(({ started_by }) => started_by),
  );
  const counts = await countRecords(context);
  return v.parse(HistoryList, {
    rows: rows.map(({ id, file, hash, heads, mapping, state, lines, taken, left_out, started_at, started_by }) => ({
      ...{ id, file, hash: hexOf(hash), heads: hexOf(heads), mapping, state, lines, taken, leftOut: left_out },
      ...{ records: counts.get(id)?.records ?? 0, edited: counts.get(id)?.edited ?? 0 },
      ...{ at: started_at.getTime(), memberName: names.get(started_by) ?? null },
    })),
  });
}

/** Lists the records of an import that somebody changed since, in the order of rows. */
export async function listEdited(context: ServerContext, id: Id): Promise<Result<EditedList, 'not_found'>> {
  const { db, district } = context;
  const known = await db
    .selectFrom('history_import')
    .where('district', '=', district)
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst();
  if (!known) return err('not_found');
  const { rows } = await sql<EditedList['rows'][number]>`
    SELECT h.record, h.row, count(*)::int AS changes
    FROM history_row h JOIN record r ON r.district = h.district AND r.id = h.record
      JOIN change c ON c.district = h.district AND c.record = h.record AND c.id <> h.record
    WHERE h.district = ${district} AND h.import = ${id}::uuid AND NOT r.deleted
    GROUP BY h.record, h.row, h.part ORDER BY h.row, h.part LIMIT ${MAX_EDITED}
  `.execute(db);
  return ok({ count: (await countRecords(context, id)).get(id)?.edited ?? 0, rows });
}
