import { type Kysely, sql } from 'kysely';

/** Counts the names tried with an invite, so that its holder cannot enumerate the roster. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE invite ADD COLUMN asked smallint NOT NULL DEFAULT 0`.execute(db);
}
