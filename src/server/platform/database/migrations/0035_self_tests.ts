import { type Kysely, sql } from 'kysely';

const table = `
CREATE TABLE self_test (
  district text NOT NULL REFERENCES district ON DELETE CASCADE,
  id uuid NOT NULL,
  questions text NOT NULL,
  asked integer NOT NULL,
  passed integer NOT NULL,
  right_answers integer[] NOT NULL,
  opened_at timestamptz NOT NULL,
  opened_by uuid NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (district, id)
);
`;

/** Counts the answers of people who take a survey on their own phones. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(table).execute(db);
}
