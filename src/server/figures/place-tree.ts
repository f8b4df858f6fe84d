import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import type { Database } from '../platform/database/tables.ts';

export interface PlaceNode {
  readonly id: Id;
  readonly name: string;
  readonly form: string;
  readonly parent: Id | null;
  readonly deleted: boolean;
  /** The type of a venue. */
  readonly venue: string | null;
  readonly households: number | null;
  readonly population: number | null;
  /** The town that the place is or lies in; null if its parents do not lead to one. */
  readonly town: Id | null;
  /** The village that the place is or lies in. */
  readonly village: Id | null;
}

type PlaceRow = Omit<PlaceNode, 'town' | 'village'>;

/** Limit for the chain of parents, so that a cycle in the data cannot block the board. */
const MAX_DEPTH = 10;

function ancestor(rows: ReadonlyMap<Id, PlaceRow>, from: PlaceRow, form: string): Id | null {
  let row: PlaceRow | undefined = from;
  for (let depth = 0; row && depth < MAX_DEPTH; depth++) {
    if (row.form === form) return row.id;
    row = row.parent === null ? undefined : rows.get(row.parent);
  }
  return null;
}

/** Reads every place with its town and village. Deleted places are included: records still name them. */
export async function readPlaceTree(db: Kysely<Database>, district: string): Promise<ReadonlyMap<Id, PlaceNode>> {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'place')
    .select([
      'id',
      'deleted',
      sql<string>`fields->>'name'`.as('name'),
      sql<string>`fields->>'form'`.as('form'),
      sql<Id | null>`fields->>'parent'`.as('parent'),
      sql<string | null>`fields->>'venue'`.as('venue'),
      sql<number | null>`(fields->>'households')::int`.as('households'),
      sql<number | null>`(fields->>'population')::int`.as('population'),
    ])
    .orderBy('created_clock')
    .orderBy('id')
    .execute();
  const byId = new Map<Id, PlaceRow>(rows.map((row) => [row.id, row]));
  return new Map(
    rows.map((row) => [row.id, { ...row, town: ancestor(byId, row, 'town'), village: ancestor(byId, row, 'village') }]),
  );
}

/** Lists a place and, if it is a town or a village, all places within it. */
export const placesIn = (tree: ReadonlyMap<Id, PlaceNode>, place: Id): Id[] =>
  [...tree.values()].filter(({ id, town, village }) => [id, town, village].includes(place)).map(({ id }) => id);
