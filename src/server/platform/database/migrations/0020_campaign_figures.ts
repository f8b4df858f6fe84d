import { type Kysely, sql } from 'kysely';

/**
 * Makes the campaign a dimension of the sums. The sums of before stay under no campaign: no release had work of one.
 */
const tables = `
DROP VIEW tally;
ALTER TABLE tally_cell
  ADD COLUMN campaign uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  DROP CONSTRAINT tally_cell_pkey,
  ADD PRIMARY KEY (district, day, place, squad, campaign);
ALTER TABLE tally_cell ALTER COLUMN campaign DROP DEFAULT;
CREATE VIEW tally AS
SELECT cell.district, sum.figure, cell.day, cell.place, cell.squad, cell.campaign, sum.reported, sum.verified,
  sum.records
FROM tally_cell AS cell
CROSS JOIN LATERAL unnest(cell.figures, cell.reported, cell.verified, cell.records)
  AS sum (figure, reported, verified, records);
ALTER TABLE service ADD COLUMN campaign uuid;
`;

export const up = async <T>(db: Kysely<T>): Promise<void> => {
  await sql.raw(tables).execute(db);
};
