import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { isFigure } from '../../domain/records/kinds/index.ts';
import { type Amounts, type EvidenceFigure, type EvidenceTotal, NONE } from '../../protocol/figures/board.ts';
import type { Database } from '../platform/database/tables.ts';
import { noId } from '../platform/database/tables.ts';
import type { NamedCampaign } from './campaigns.ts';
import { RECORDS, type TallyFigure } from './figure-input.ts';
import { conditionOf, type Filter } from './filter.ts';
import type { PlaceNode } from './place-tree.ts';

/** The column that sums are grouped by; `all` is the whole filter. */
export type Grouping = 'all' | 'town' | 'village' | 'squad' | 'month' | 'campaign' | 'occasion';

/** A sum over tallies. */
export interface Sum {
  readonly figure: TallyFigure;
  readonly grouping: Grouping;
  /** An id, the occasion, or the month as YYYY-MM; null for records without one. */
  readonly key: string | null;
  readonly reported: number;
  readonly verified: number;
  readonly records: number;
}

/** Sums the district's tallies in all groupings. It reads the tallies once and the records not at all. */
export async function readSums(
  db: Kysely<Database>,
  district: string,
  filter: Filter,
  tree: ReadonlyMap<Id, PlaceNode>,
  campaigns: readonly NamedCampaign[],
): Promise<Sum[]> {
  const places = [...tree.values()];
  const { rows } = await sql<Sum>`
    WITH part AS (
      SELECT figure, reported, verified, records, to_char(day, 'YYYY-MM') AS month,
        nullif(squad, ${noId})::text AS squad, node.town::text AS town, node.village::text AS village,
        nullif(campaign, ${noId})::text AS campaign, marked.occasion
      FROM tally
      LEFT JOIN unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ town }) => town)}::uuid[],
        ${places.map(({ village }) => village)}::uuid[]) AS node (id, town, village) ON node.id = tally.place
      LEFT JOIN unnest(${campaigns.map(({ id }) => id)}::uuid[], ${campaigns.map(({ occasion }) => occasion)}::text[])
        AS marked (id, occasion) ON marked.id = tally.campaign
      WHERE district = ${district} AND records <> 0 AND ${conditionOf(filter, tree)}
    )
    SELECT figure,
      CASE grouping(town, village, squad, month, campaign, occasion)
        WHEN 31 THEN 'town' WHEN 47 THEN 'village' WHEN 55 THEN 'squad' WHEN 59 THEN 'month' WHEN 61 THEN 'campaign'
        WHEN 62 THEN 'occasion' ELSE 'all'
      END AS grouping,
      coalesce(town, village, squad, month, campaign, occasion) AS key,
      round(sum(reported)::numeric, 6)::float8 AS reported,
      round(sum(verified)::numeric, 6)::float8 AS verified,
      sum(records)::int AS records
    FROM part
    GROUP BY GROUPING SETS ((figure), (figure, town), (figure, village), (figure, squad), (figure, month),
      (figure, campaign), (figure, occasion))
  `.execute(db);
  return rows;
}

/** Reads the total of one figure, or the number of records, from the tallies. */
export async function readTotal(
  db: Kysely<Database>,
  district: string,
  figure: EvidenceFigure,
  filter: Filter,
  tree: ReadonlyMap<Id, PlaceNode>,
): Promise<EvidenceTotal> {
  const { rows } = await sql<Omit<EvidenceTotal, 'figure'>>`
    SELECT round(coalesce(sum(reported), 0)::numeric, 6)::float8 AS reported,
      round(coalesce(sum(verified), 0)::numeric, 6)::float8 AS verified,
      coalesce(sum(records), 0)::int AS records
    FROM tally
    WHERE district = ${district} AND figure = ${figure} AND ${conditionOf(filter, tree)}
  `.execute(db);
  return { figure, ...(rows[0] ?? { reported: 0, verified: 0, records: 0 }) };
}

/** Returns the amounts of figures, without the tally of records. */
export const amountsOf = (sums: readonly Sum[]): Amounts[] =>
  sums.flatMap(({ figure, reported, verified, records }) =>
    isFigure(figure) ? [{ figure, reported, verified, records }] : [],
  );

/** Counts the records of field work without a place. None of them belongs to a town. */
export async function readPlaceMissing(
  db: Kysely<Database>,
  district: string,
  filter: Filter,
  tree: ReadonlyMap<Id, PlaceNode>,
): Promise<number> {
  if (filter.town !== undefined) return 0;
  return (await readTotal(db, district, RECORDS, { ...filter, place: NONE }, tree)).records;
}
