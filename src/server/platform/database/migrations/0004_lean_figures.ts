import { type Kysely, sql } from 'kysely';

/**
 * Drops the rows of evidence, which cost a push more than its changes. An index on the records replaces them. The sums
 * of one place, day and squad change together, so they share a row.
 */
const tables = `
CREATE TABLE tally_cell (
  district text NOT NULL,
  day date NOT NULL,
  place uuid NOT NULL,
  squad uuid NOT NULL,
  figures text[] NOT NULL,
  reported double precision[] NOT NULL,
  verified double precision[] NOT NULL,
  records int[] NOT NULL,
  PRIMARY KEY (district, day, place, squad)
  -- Room on each page for the next version of a row, so that the index need not hear of it.
) WITH (fillfactor = 80);

INSERT INTO tally_cell (district, day, place, squad, figures, reported, verified, records)
SELECT district, day, place, squad, array_agg(figure ORDER BY figure), array_agg(reported ORDER BY figure),
  array_agg(verified ORDER BY figure), array_agg(records ORDER BY figure)
FROM tally
WHERE reported <> 0 OR verified <> 0 OR records <> 0
GROUP BY district, day, place, squad;

DROP TABLE tally;
CREATE VIEW tally AS
SELECT cell.district, sum.figure, cell.day, cell.place, cell.squad, sum.reported, sum.verified, sum.records
FROM tally_cell AS cell
CROSS JOIN LATERAL unnest(cell.figures, cell.reported, cell.verified, cell.records)
  AS sum (figure, reported, verified, records);

DROP TABLE contribution;
CREATE INDEX record_evidence ON record (district, kind, day, id) WHERE day IS NOT NULL AND NOT deleted;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}
