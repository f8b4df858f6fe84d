import { type Kysely, sql } from 'kysely';

const tables = `
CREATE TABLE signed_report (
  district text NOT NULL REFERENCES district ON DELETE CASCADE,
  id uuid NOT NULL,
  report text COLLATE "C" NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  head_seq bigint NOT NULL,
  head_hash bytea NOT NULL,
  digest bytea NOT NULL,
  signed_at timestamptz NOT NULL,
  signed_by uuid NOT NULL,
  PRIMARY KEY (district, id),
  UNIQUE (district, report, period_from, period_to, version)
);

CREATE TABLE signed_number (
  district text NOT NULL,
  report uuid NOT NULL,
  at integer NOT NULL,
  content jsonb NOT NULL,
  records uuid[],
  clocks text[] COLLATE "C",
  quantities float8[],
  PRIMARY KEY (district, report, at),
  FOREIGN KEY (district, report) REFERENCES signed_report ON DELETE CASCADE
);

CREATE OR REPLACE FUNCTION refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row of % is never altered', TG_TABLE_NAME;
END $$;
CREATE TRIGGER signed_report_frozen BEFORE UPDATE ON signed_report FOR EACH ROW EXECUTE FUNCTION refuse_update();
CREATE TRIGGER signed_number_frozen BEFORE UPDATE ON signed_number FOR EACH ROW EXECUTE FUNCTION refuse_update();
`;

/** Keeps reports as they were signed, with the records behind each number. No statement alters a row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
