import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { firstOfMonth, type Period, partsOf } from '../../domain/kernel/period.ts';
import { isFigure } from '../../domain/records/kinds/index.ts';
import type { Amounts, EvidenceFigure, EvidenceTotal } from '../../protocol/figures/board.ts';
import type { Database } from '../platform/database/tables.ts';
import { noId } from '../platform/database/tables.ts';
import type { NamedCampaign } from './campaigns.ts';
import { RECORDS, type TallyFigure } from './figure-input.ts';
import { conditionOf, type Filter } from './filter.ts';
import type { PlaceNode } from './place-tree.ts';
import type { Span } from './tally.ts';

/** The column that sums are grouped by; `all` is the whole filter. */
export type Grouping = 'all' | 'town' | 'squad' | 'place' | 'month' | 'campaign' | 'occasion';

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

/**
 * Selects the tallies that a filter matches: months, and days before and after them. Reading days alone takes longer the
 * more there are.
 */
export function talliesOf(district: string, filter: Filter, tree: ReadonlyMap<Id, PlaceNode>): RawBuilder<unknown> {
  const { months, days } = partsOf(filter);
  const part = (view: 'tally' | 'tally_month', period: Period, month: RawBuilder<unknown>) => sql`
    SELECT figure, ${month} AS month, place, squad, campaign, reported, verified, records FROM ${sql.table(view)}
    WHERE district = ${district} AND records <> 0 AND ${conditionOf({ ...filter, ...period }, tree)}`;
  const parts = [
    ...(months ? [part('tally_month', months, sql.ref('day'))] : []),
    ...days.map((period) => part('tally', period, sql`${firstOfMonth(period.from)}::date`)),
  ];
  return sql.join(parts, sql` UNION ALL `);
}

/** The figures that are summed by place: records, for coverage, and answers of surveys, for samples by village. */
const byPlace: readonly TallyFigure[] = [RECORDS, 'survey.asked', 'survey.passed'];

/** Selects the cells that a filter matches, as `talliesOf` does, before their lists become rows. */
function cellsOf(district: string, filter: Filter, tree: ReadonlyMap<Id, PlaceNode>): RawBuilder<unknown> {
  const { months, days } = partsOf(filter);
  const part = (span: Span, period: Period, month: RawBuilder<unknown>) => sql`
    SELECT ${month} AS month, place, squad, campaign, figures, reported, verified, records FROM tally_cell
    WHERE district = ${district} AND span = ${span} AND ${conditionOf({ ...filter, ...period }, tree)}`;
  const parts = [
    ...(months ? [part('month', months, sql.ref('day'))] : []),
    ...days.map((period) => part('day', period, sql`${firstOfMonth(period.from)}::date`)),
  ];
  return sql.join(parts, sql` UNION ALL `);
}

/**
 * Sums the district's tallies in all groupings. It reads the tallies once and the records not at all. Cells get their
 * town before their lists become rows, and are summed by town and by place before the groupings, which so go through few
 * rows. Groups are made of ids and days, and written as text afterwards: comparing texts for each row takes twice as long.
 */
export async function readSums(
  db: Kysely<Database>,
  district: string,
  filter: Filter,
  tree: ReadonlyMap<Id, PlaceNode>,
  campaigns: readonly NamedCampaign[],
): Promise<Sum[]> {
  const places = [...tree.values()];
  const { rows } = await sql<Sum>`
    WITH cell AS MATERIALIZED (
      SELECT month, place, town, squad, campaign, figures, reported, verified, records
      FROM (${cellsOf(district, filter, tree)}) AS cell
      LEFT JOIN unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ town }) => town)}::uuid[])
        AS node (id, town) ON node.id = cell.place
    ),
    part AS (
      SELECT sum.figure, town, squad, month, campaign, place, grouping(place) = 0 AS of_place,
        sum(sum.reported) AS reported, sum(sum.verified) AS verified, sum(sum.records) AS records
      FROM cell
      CROSS JOIN LATERAL unnest(figures, reported, verified, records) AS sum (figure, reported, verified, records)
      WHERE sum.records <> 0
      GROUP BY GROUPING SETS ((sum.figure, town, squad, month, campaign), (sum.figure, place))
      HAVING grouping(place) = 1 OR sum.figure = any(${byPlace}::text[])
    )
    SELECT figure,
      CASE grouped
        WHEN 15 THEN 'town' WHEN 23 THEN 'squad' WHEN 27 THEN 'month' WHEN 29 THEN 'campaign' WHEN 30 THEN 'occasion'
        ELSE 'all'
      END AS grouping,
      coalesce(town::text, nullif(squad, ${noId})::text, to_char(month, 'YYYY-MM'), nullif(campaign, ${noId})::text,
        occasion) AS key,
      reported, verified, records
    FROM (
      SELECT figure, town, squad, month, campaign, occasion,
        grouping(town, squad, month, campaign, occasion) AS grouped,
        round(sum(reported)::numeric, 6)::float8 AS reported,
        round(sum(verified)::numeric, 6)::float8 AS verified,
        sum(records)::int AS records
      FROM part
      LEFT JOIN unnest(${campaigns.map(({ id }) => id)}::uuid[], ${campaigns.map(({ occasion }) => occasion)}::text[])
        AS marked (campaign_id, occasion) ON marked.campaign_id = part.campaign
      WHERE NOT of_place
      GROUP BY GROUPING SETS ((figure), (figure, town), (figure, squad), (figure, month), (figure, campaign),
        (figure, occasion))
    ) AS summed
    UNION ALL
    SELECT figure, 'place', place::text, reported, verified, records::int FROM part WHERE of_place
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
    FROM (${talliesOf(district, filter, tree)}) AS tally
    WHERE figure = ${figure}
  `.execute(db);
  return { figure, ...(rows[0] ?? { reported: 0, verified: 0, records: 0 }) };
}

/** Returns the amounts of figures, without the tally of records. */
export const amountsOf = (sums: readonly Sum[]): Amounts[] =>
  sums.flatMap(({ figure, reported, verified, records }) =>
    isFigure(figure) ? [{ figure, reported, verified, records }] : [],
  );
