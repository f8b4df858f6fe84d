import { type Kysely, sql } from 'kysely';

const table = `
CREATE TABLE calendar_key (
  district text NOT NULL REFERENCES district ON DELETE CASCADE,
  member uuid NOT NULL,
  key_hash text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (member, district),
  CONSTRAINT calendar_key_hash UNIQUE (key_hash, district)
);
`;

/** Keeps the keys by which calendar programs read a member's events. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(table).execute(db);
}
