import { type Kysely, sql } from 'kysely';

/** The minutes of service that claims of presence are credited with, and the way from an event to its claims. */
const tables = `
CREATE TABLE service (
  district text NOT NULL REFERENCES district ON DELETE CASCADE,
  attendance uuid NOT NULL,
  member uuid NOT NULL,
  day date NOT NULL,
  place uuid,
  squad uuid,
  minutes integer NOT NULL,
  PRIMARY KEY (district, attendance)
);
CREATE INDEX service_day ON service (district, day, attendance);
CREATE INDEX record_of_event ON record (district, kind, (fields->>'event')) WHERE kind IN ('attendance', 'eventKey');
CREATE INDEX record_attendance_member ON record (district, member) WHERE kind = 'attendance';

-- Hours in records of an event count no more: they come from the claims of presence.
WITH gone AS (
  SELECT district, day, coalesce(place, '00000000-0000-0000-0000-000000000000') AS place,
    coalesce(squad, '00000000-0000-0000-0000-000000000000') AS squad,
    sum((fields->>'hours')::numeric) AS hours,
    sum(CASE WHEN status = 'verified' THEN (fields->>'hours')::numeric ELSE 0 END) AS verified, count(*) AS records
  FROM record
  WHERE (kind = 'leaflet' AND fields->>'event' IS NOT NULL OR kind = 'event' AND fields->>'status' = 'held')
    AND (fields->>'hours')::numeric > 0
    AND NOT deleted AND NOT date_unsure AND status <> 'returned' AND day IS NOT NULL
  GROUP BY 1, 2, 3, 4
), left_over AS (
  SELECT cell.district, cell.day, cell.place, cell.squad, array_agg(figure ORDER BY figure COLLATE "C") AS figures,
    array_agg(CASE figure WHEN 'service.hours' THEN round(sum.reported::numeric - hours, 6)::float8 ELSE sum.reported END
      ORDER BY figure COLLATE "C") AS reported,
    array_agg(CASE figure WHEN 'service.hours' THEN round(sum.verified::numeric - gone.verified, 6)::float8
      ELSE sum.verified END ORDER BY figure COLLATE "C") AS verified,
    array_agg(CASE figure WHEN 'service.hours' THEN sum.records - gone.records::int ELSE sum.records END
      ORDER BY figure COLLATE "C") AS records
  FROM gone JOIN tally_cell AS cell USING (district, day, place, squad),
    unnest(cell.figures, cell.reported, cell.verified, cell.records) AS sum (figure, reported, verified, records)
  WHERE NOT (figure = 'service.hours' AND sum.records = gone.records)
  GROUP BY 1, 2, 3, 4
)
UPDATE tally_cell AS cell SET figures = left_over.figures, reported = left_over.reported, verified = left_over.verified,
  records = left_over.records
FROM left_over
WHERE cell.district = left_over.district AND cell.day = left_over.day AND cell.place = left_over.place
  AND cell.squad = left_over.squad;
`;

export const up = async <T>(db: Kysely<T>): Promise<void> => {
  await sql.raw(tables).execute(db);
};
