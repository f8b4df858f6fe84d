import { type Kysely, sql } from 'kysely';

/** A separate index finds records with an unsure date: they are few, and the board queries them every minute. */
const tables = `
ALTER TABLE record ADD COLUMN date_unsure boolean NOT NULL DEFAULT false;
CREATE INDEX record_date_unsure ON record (district, created_at) WHERE date_unsure AND NOT deleted;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
