import { type Kysely, sql } from 'kysely';

/** Changes that a phone took back or mended before the server took them: a copy that comes late is not to be taken. */
const tables = `
CREATE TABLE withdrawal (
  district text NOT NULL,
  member uuid NOT NULL,
  change uuid NOT NULL,
  PRIMARY KEY (district, member, change)
);
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
