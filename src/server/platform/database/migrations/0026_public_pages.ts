import { type Kysely, sql } from 'kysely';

/** Openings of public pages, as counts of a day; comments and complaints. */
const tables = `
CREATE TABLE page_opening (
  district text NOT NULL,
  page text COLLATE "C" NOT NULL,
  day date NOT NULL,
  openings int NOT NULL,
  PRIMARY KEY (district, page, day)
);
CREATE TABLE feedback (
  district text NOT NULL,
  id uuid NOT NULL,
  code_hash text COLLATE "C" NOT NULL,
  arrived_at timestamptz NOT NULL,
  text text NOT NULL,
  contact text NOT NULL,
  reply text,
  replied_at timestamptz,
  replied_by uuid,
  PRIMARY KEY (district, id)
);
CREATE UNIQUE INDEX feedback_code ON feedback (district, code_hash);
CREATE INDEX feedback_open ON feedback (district, arrived_at) WHERE reply IS NULL;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
