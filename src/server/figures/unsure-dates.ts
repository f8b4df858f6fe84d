import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import type { BoardQuery, BoardResponse } from '../../protocol/figures/board.ts';
import type { Database } from '../platform/database/tables.ts';
import { campaignCondition, type Filter } from './filter.ts';
import { readNames } from './names.ts';
import { type PlaceNode, placesIn } from './place-tree.ts';

type Unsure = BoardResponse['unsureDates'];

interface Row extends Omit<Unsure['rows'][number], 'received' | 'memberName'> {
  readonly member: Id;
  readonly received: Date;
  readonly count: number;
}

/** Number of rows that the board shows. The rest is only counted. */
const SHOWN = 20;

/**
 * Reads the records with an unsure date. The board's period does not limit them, since their true period is unknown.
 * @param tree the district's places, for the filter by town
 */
export async function readUnsureDates(
  db: Kysely<Database>,
  district: string,
  { town, squad, campaigns }: Pick<BoardQuery, 'town' | 'squad'> & Pick<Filter, 'campaigns'>,
  tree: ReadonlyMap<Id, PlaceNode>,
): Promise<Unsure> {
  const inTown = town === undefined ? sql`true` : sql`place = any(${placesIn(tree, town)}::uuid[])`;
  const inSquad = squad === undefined ? sql`true` : sql`squad = ${squad}::uuid`;
  const { rows } = await sql<Row>`
    SELECT id AS record, kind, day, created_at AS received, coalesce(member, author) AS member,
      count(*) OVER ()::int AS count
    FROM record
    WHERE district = ${district} AND date_unsure AND NOT deleted AND ${inTown} AND ${inSquad}
      AND ${campaignCondition(campaigns, sql`(fields->>'campaign')::uuid`)}
    ORDER BY created_at DESC, id LIMIT ${SHOWN}
  `.execute(db);
  const names = await readNames(
    db,
    district,
    rows.map(({ member }) => member),
  );
  return {
    count: rows[0]?.count ?? 0,
    rows: rows.map(({ record, kind, day, received, member }) => ({
      record,
      kind,
      day,
      received: received.getTime(),
      memberName: names.get(member) ?? null,
    })),
  };
}
