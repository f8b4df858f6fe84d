import { type Kysely, sql } from 'kysely';

/** Changes that a phone withdrew or replaced before the server accepted them. A late copy of one must be refused. */
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
