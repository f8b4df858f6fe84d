import { type Kysely, sql } from 'kysely';

/** How many names an invite has been asked for: whoever holds one can not go through the roster by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE invite ADD COLUMN asked smallint NOT NULL DEFAULT 0`.execute(db);
}
