import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Finding, MOST_OF_A_RULE, MOST_RECORDS } from '../../domain/checks/question.ts';
import {
  amountFields,
  DAY_HOURS,
  DAY_TOWNS,
  type DayOfWork,
  dayPlaces,
  type Households,
  pledgeOverHouseholds,
  REPEATED_LEAST,
  REPEATED_SHARE,
  type Repeated,
  repetition,
  type SharedPhoto,
  sharedPhoto,
  visitOverHouseholds,
} from '../../domain/checks/work-rules.ts';
import { activityNames } from '../../domain/records/kinds/index.ts';
import type { PlaceNode } from '../figures/place-tree.ts';
import type { Database } from '../platform/database/tables.ts';

/** One row more than is asked about shows that there are more. */
const LIMIT = MOST_OF_A_RULE + 1;

/** Matches records that count in a year; plans do not. */
const ofYear = (district: string, year: number): RawBuilder<boolean> => sql<boolean>`
  record.district = ${district} AND NOT record.deleted AND NOT record.date_unsure
  AND record.status IN ('reported', 'verified')
  AND record.day BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date`;

/** Finds numbers that fill most of somebody's quarter. People are grouped by, and leave the database as no more than that. */
async function repetitions(db: Kysely<Database>, district: string, year: number): Promise<Finding[]> {
  const [kinds, fields] = [amountFields.map(({ kind }) => kind), amountFields.map(({ field }) => field)];
  const { rows } = await sql<Repeated>`
    WITH work AS (
      SELECT record.id, record.kind, record.squad, record.day,
        coalesce(record.member, record.author) AS person, date_trunc('quarter', record.day)::date AS quarter,
        (record.fields->>asked.field)::float8 AS amount
      FROM unnest(${kinds}::text[], ${fields}::text[]) AS asked (kind, field)
      JOIN record ON record.kind = asked.kind AND ${ofYear(district, year)}
    ), counted AS (
      SELECT kind, quarter, person, amount, count(*)::int AS same, min(id::text) AS first,
        min(squad::text)::uuid AS squad, count(DISTINCT squad) AS squads,
        (array_agg(id ORDER BY day DESC, id))[1:${sql.lit(MOST_RECORDS)}] AS records
      FROM work WHERE amount IS NOT NULL GROUP BY kind, quarter, person, amount
    ), shared AS (
      SELECT counted.*, (min(first) OVER (PARTITION BY kind, quarter, person))::uuid AS oldest,
        (sum(same) OVER (PARTITION BY kind, quarter, person))::int AS all_own,
        (sum(same) OVER (PARTITION BY kind, quarter, amount))::int AS all_same,
        (sum(same) OVER (PARTITION BY kind, quarter))::int AS all_of_kind
      FROM counted
    )
    SELECT kind, to_char(quarter, 'YYYY-MM-DD') AS quarter, amount, same, all_own AS "all", records,
      CASE WHEN squads = 1 THEN squad END AS squad, oldest,
      all_same - same AS "peersSame", all_of_kind - all_own AS "peersAll"
    FROM shared WHERE all_own >= ${REPEATED_LEAST} AND same >= ${REPEATED_SHARE}::float8 * all_own
    ORDER BY quarter, same DESC LIMIT ${LIMIT}
  `.execute(db);
  return rows.flatMap(repetition);
}

/** Finds photos that records of different days, or of different events, name by the same hash. */
async function photos(db: Kysely<Database>, district: string, year: number): Promise<Finding[]> {
  const { rows } = await sql<SharedPhoto>`
    SELECT named.photo, (array_agg(json_build_object('id', record.id, 'squad', record.squad, 'day', record.day, 'event', of.event)
      ORDER BY record.day, record.id))[1:${sql.lit(MOST_RECORDS)}] AS records
    FROM record_photo AS named
    JOIN record ON record.id = named.record AND ${ofYear(district, year)}
    CROSS JOIN LATERAL (
      SELECT CASE WHEN record.kind = 'event' THEN record.id::text ELSE record.fields->>'event' END AS event
    ) AS of
    WHERE named.district = ${district}
    GROUP BY named.photo HAVING count(DISTINCT record.day) > 1 OR count(DISTINCT of.event) > 1
    ORDER BY named.photo LIMIT ${LIMIT}
  `.execute(db);
  return rows.flatMap(sharedPhoto);
}

/** Finds days on which one volunteer's own entries lie in three towns, or are too long. */
async function days(
  db: Kysely<Database>,
  district: string,
  year: number,
  tree: ReadonlyMap<string, PlaceNode>,
): Promise<Finding[]> {
  const places = [...tree.values()];
  const { rows } = await sql<DayOfWork>`
    SELECT to_char(record.day, 'YYYY-MM-DD') AS day, min(record.squad::text)::uuid AS squad,
      count(DISTINCT node.town)::int AS towns, coalesce(sum((record.fields->>'hours')::float8), 0)::float8 AS hours,
      (array_agg(record.id ORDER BY record.created_clock, record.id))[1:${sql.lit(MOST_RECORDS)}] AS records
    FROM record
    LEFT JOIN unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ town }) => town)}::uuid[])
      AS node (id, town) ON node.id = record.place
    JOIN record AS person ON person.district = ${district} AND person.id = record.member
      AND person.fields->>'role' = 'volunteer'
    WHERE ${ofYear(district, year)} AND record.kind = any(${activityNames}::text[])
      AND record.member = record.author AND record.fields->>'status' IS NULL
    GROUP BY record.member, record.day
    HAVING count(DISTINCT record.squad) = 1
      AND (count(DISTINCT node.town) >= ${DAY_TOWNS} OR sum((record.fields->>'hours')::float8) > ${DAY_HOURS})
    ORDER BY record.day DESC LIMIT ${LIMIT}
  `.execute(db);
  return rows.flatMap(dayPlaces);
}

/** Finds places of which a record says more households than the register has. */
async function households(
  db: Kysely<Database>,
  district: string,
  year: number,
  rule: 'pledges' | 'visits',
): Promise<Finding[]> {
  const said =
    rule === 'pledges'
      ? sql`greatest((record.fields->>'signed')::int, (record.fields->>'asked')::int)`
      : sql`(record.fields->>'households')::int`;
  const { rows } = await sql<Households>`
    SELECT record.place, CASE WHEN count(DISTINCT record.squad) = 1 THEN min(record.squad::text)::uuid END AS squad,
      (place.fields->>'households')::int AS households, max(${said}) AS highest,
      (array_agg(record.id ORDER BY record.day DESC, record.id))[1:${sql.lit(MOST_RECORDS)}] AS records
    FROM record
    JOIN record AS place ON place.district = ${district} AND place.id = record.place AND NOT place.deleted
    WHERE record.kind = ${rule === 'pledges' ? 'pledge' : 'visit'} AND ${ofYear(district, year)} AND ${said} > (place.fields->>'households')::int
    GROUP BY record.place, place.fields->>'households'
    ORDER BY record.place LIMIT ${LIMIT}
  `.execute(db);
  const ask = rule === 'pledges' ? pledgeOverHouseholds : visitOverHouseholds;
  return rows.flatMap((row) => ask(year, row));
}

/** Asks about records of a year, each rule by one query that returns no more than it asks. */
export async function checkFacts(
  db: Kysely<Database>,
  district: string,
  year: number,
  tree: ReadonlyMap<string, PlaceNode>,
): Promise<Finding[]> {
  return [
    ...(await households(db, district, year, 'pledges')),
    ...(await households(db, district, year, 'visits')),
    ...(await repetitions(db, district, year)),
    ...(await photos(db, district, year)),
    ...(await days(db, district, year, tree)),
  ];
}
