import { type Kysely, sql } from 'kysely';

/** Keeps whom an open invite is meant for, in the inviter's words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE invite ADD COLUMN remark text`.execute(db);
}
