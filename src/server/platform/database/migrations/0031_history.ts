import { type Kysely, sql } from 'kysely';

const tables = `
CREATE TABLE history_import (
  district text NOT NULL REFERENCES district ON DELETE CASCADE,
  id uuid NOT NULL,
  target text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  file text NOT NULL,
  heads bytea NOT NULL,
  mapping jsonb NOT NULL,
  lines integer NOT NULL,
  taken integer NOT NULL,
  left_out integer NOT NULL,
  state text COLLATE "C" NOT NULL,
  started_at timestamptz NOT NULL,
  started_by uuid NOT NULL,
  PRIMARY KEY (district, id),
  UNIQUE (district, target, hash)
);
CREATE TABLE history_row (
  district text NOT NULL,
  import uuid NOT NULL,
  row integer NOT NULL,
  part integer NOT NULL,
  record uuid NOT NULL,
  PRIMARY KEY (district, import, row, part),
  UNIQUE (district, record),
  FOREIGN KEY (district, import) REFERENCES history_import (district, id) ON DELETE CASCADE
);
`;

/** Keeps which tables of past years were imported, and the record that each row became. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
