import { type Kysely, sql } from 'kysely';

const tables = `
CREATE TABLE district_map (
  district text PRIMARY KEY REFERENCES district ON DELETE CASCADE,
  map jsonb NOT NULL,
  loaded_at timestamptz NOT NULL,
  loaded_by uuid NOT NULL
);
`;

/** Keeps the map of a district's places, as the office loaded it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
