import { type Kysely, sql } from 'kysely';

const tables = `
CREATE TABLE saved_report (
  district text NOT NULL REFERENCES district ON DELETE CASCADE,
  report text COLLATE "C" NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  uses text[] NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by uuid NOT NULL,
  PRIMARY KEY (district, report, period_from, period_to, version)
);
`;

/** Keeps the texts of reports as the office saved them, each version for itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
