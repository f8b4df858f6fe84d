import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../domain/day.ts';
import type { Id } from '../../domain/id.ts';
import { type PlaceNode, placesOf } from './place-tree.ts';

/** Which part of the district's work is asked about. */
export interface Filter {
  readonly from: Day;
  readonly to: Day;
  readonly town?: Id;
  readonly squad?: Id;
}

/** The filter as a condition on the columns day, place and squad, which tallies and records share. */
export function conditionOf({ from, to, town, squad }: Filter, tree: ReadonlyMap<Id, PlaceNode>): RawBuilder<boolean> {
  const inTown = town === undefined ? sql`true` : sql`place = any(${placesOf(tree, town)}::uuid[])`;
  const inSquad = squad === undefined ? sql`true` : sql`squad = ${squad}::uuid`;
  return sql<boolean>`(day BETWEEN ${from}::date AND ${to}::date AND ${inTown} AND ${inSquad})`;
}
