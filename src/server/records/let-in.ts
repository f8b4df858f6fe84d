import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import type { AppliedChange, Change } from '../../domain/records/change.ts';
import { bulk } from '../platform/database/bulk.ts';
import type { Database } from '../platform/database/tables.ts';

/** Stores, for each change, the member whose invite opened its session. Most changes have none. */
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
 * Adds to stored changes the member whose invite opened their session. Only the check of a review needs it, so other
 * batches cost no query.
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
