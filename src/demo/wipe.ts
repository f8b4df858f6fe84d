import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ServerContext } from '../server/platform/context.ts';
import type { Database } from '../server/platform/database/tables.ts';
import { inTransaction } from '../server/platform/database/transaction.ts';

/** Every table with a district's rows, but for that of its host names, under which it is reached again. */
async function tablesOf(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND c.column_name = 'district' AND t.table_type = 'BASE TABLE'
      AND c.table_name <> 'district_host'
  `.execute(db);
  return rows.map(({ name }) => name);
}

/**
 * Empties a demo's district. Its own row stays, without a name and under a new epoch, so that phones that knew it start
 * again.
 */
export async function wipe({ db, district }: ServerContext): Promise<void> {
  await inTransaction(db, async (transaction) => {
    for (const table of await tablesOf(transaction))
      await sql`DELETE FROM ${sql.table(table)} WHERE district = ${district}`.execute(transaction);
    await transaction
      .updateTable('district')
      .set({ name: '', head: 0, epoch: randomUUID(), settings: {} })
      .where('id', '=', district)
      .execute();
  });
}
