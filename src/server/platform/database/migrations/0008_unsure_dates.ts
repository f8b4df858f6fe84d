import { type Kysely, sql } from 'kysely';

/** Records whose date is in question are found by an index of their own: they are few, and the board asks each minute. */
const tables = `
ALTER TABLE record ADD COLUMN date_unsure boolean NOT NULL DEFAULT false;
CREATE INDEX record_date_unsure ON record (district, created_at) WHERE date_unsure AND NOT deleted;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
