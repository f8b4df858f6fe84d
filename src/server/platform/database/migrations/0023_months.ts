import { type Kysely, sql } from 'kysely';

/** Keeps the sums of months beside those of days, so that a board of a year reads few rows. */
const tables = `
DROP VIEW tally;
ALTER TABLE tally_cell
  ADD COLUMN span text NOT NULL DEFAULT 'day' CHECK (span IN ('day', 'month')),
  DROP CONSTRAINT tally_cell_pkey,
  ADD PRIMARY KEY (district, span, day, place, squad, campaign);
ALTER TABLE tally_cell ALTER COLUMN span DROP DEFAULT;
CREATE VIEW tally_span AS
SELECT cell.district, cell.span, sum.figure, cell.day, cell.place, cell.squad, cell.campaign, sum.reported,
  sum.verified, sum.records
FROM tally_cell AS cell
CROSS JOIN LATERAL unnest(cell.figures, cell.reported, cell.verified, cell.records)
  AS sum (figure, reported, verified, records);
CREATE VIEW tally AS
SELECT district, figure, day, place, squad, campaign, reported, verified, records FROM tally_span WHERE span = 'day';
CREATE VIEW tally_month AS
SELECT district, figure, day, place, squad, campaign, reported, verified, records FROM tally_span WHERE span = 'month';
INSERT INTO tally_cell (district, span, day, place, squad, campaign, figures, reported, verified, records)
SELECT district, 'month', month, place, squad, campaign,
  array_agg(figure ORDER BY figure COLLATE "C"),
  array_agg(reported ORDER BY figure COLLATE "C"),
  array_agg(verified ORDER BY figure COLLATE "C"),
  array_agg(records ORDER BY figure COLLATE "C")
FROM (
  SELECT district, date_trunc('month', day)::date AS month, place, squad, campaign, figure,
    round(sum(reported)::numeric, 6)::float8 AS reported, round(sum(verified)::numeric, 6)::float8 AS verified,
    sum(records)::int AS records
  FROM tally
  GROUP BY district, date_trunc('month', day)::date, place, squad, campaign, figure
) AS month_sum
GROUP BY district, month, place, squad, campaign;
`;

export const up = async <T>(db: Kysely<T>): Promise<void> => {
  await sql.raw(tables).execute(db);
};
