import { type Kysely, sql } from 'kysely';

/** Openings of the page behind a batch's QR code, as counts of a day: nothing of who opened it. */
const tables = `
CREATE TABLE batch_opening (
  district text NOT NULL,
  batch text COLLATE "C" NOT NULL,
  day date NOT NULL,
  openings int NOT NULL,
  PRIMARY KEY (district, batch, day)
);
CREATE INDEX stock_flow_batch ON stock_flow (district, batch) WHERE batch <> '';
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
