import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import type { AppliedChange, Change } from '../../domain/records/change.ts';
import { bulk } from '../platform/database/bulk.ts';
import type { Database } from '../platform/database/tables.ts';

/** Keeps who let in the sessions that changes came from; most came from sessions that nobody did. */
export async function writeLetIns(
  db: Kysely<Database>,
  district: string,
  changes: readonly AppliedChange[],
): Promise<void> {
  const rows = changes.flatMap(({ id, letInBy }) => (letInBy === undefined ? [] : [{ change: id, member: letInBy }]));
  if (rows.length === 0) return;
  await sql`
    INSERT INTO change_let_in (district, change, let_in_by)
    SELECT ${district}, change, member FROM ${bulk(rows, { change: 'uuid', member: 'uuid' })}
  `.execute(db);
}

/**
 * Adds to the histories of records who let in the sessions that their changes came from. Only a review asks for it, so
 * that other batches need no query more.
 * @param changes the batch
 */
export async function readLetIns(
  db: Kysely<Database>,
  district: string,
  changes: readonly Change[],
  histories: readonly AppliedChange[],
): Promise<readonly AppliedChange[]> {
  if (!changes.some(({ fields }) => fields.review !== undefined)) return histories;
  const ids = histories.map(({ id }) => id);
  const rows = await db
    .selectFrom('change_let_in')
    .where('district', '=', district)
    .where('change', '=', sql<Id>`any(${ids}::uuid[])`)
    .select(['change', 'let_in_by'])
    .execute();
  if (rows.length === 0) return histories;
  const letIns = new Map(rows.map((row) => [row.change, row.let_in_by]));
  return histories.map((change) => {
    const letInBy = letIns.get(change.id);
    return letInBy === undefined ? change : { ...change, letInBy };
  });
}
