import { type Kysely, sql } from 'kysely';
import { type Pledged, pledgedHouseholds, type Signing } from '../../domain/figures/pledge-rounds.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { BoardResponse } from '../../protocol/figures/board.ts';
import type { Database } from '../platform/database/tables.ts';
import { RECORDS } from './figure-input.ts';
import { conditionOf, type Filter } from './filter.ts';
import type { PlaceNode } from './place-tree.ts';
import type { Sum } from './sums.ts';

interface ReachedPlace {
  readonly place: Id;
  readonly records: number;
  readonly verified: number;
}

/** Lists how many records of field work name each place. Different places are counted from these, never added up. */
export const reachedIn = (sums: readonly Sum[]): ReachedPlace[] =>
  sums.flatMap(({ figure, grouping, key, records, verified }) =>
    figure === RECORDS && grouping === 'place' && key !== null ? [{ place: key, records, verified }] : [],
  );

/** Sums records by village, with the villages that no record names. */
export function coverageOf(
  reached: readonly ReachedPlace[],
  places: readonly PlaceNode[],
  tree: ReadonlyMap<Id, PlaceNode>,
) {
  const sums = new Map<Id, { records: number; verified: number }>();
  for (const { place, records, verified } of reached) {
    const village = tree.get(place)?.village;
    if (!village) continue;
    const sum = sums.get(village) ?? { records: 0, verified: 0 };
    sums.set(village, { records: sum.records + records, verified: sum.verified + verified });
  }
  return places
    .filter(({ form, deleted }) => form === 'village' && !deleted)
    .map(({ id, name, town, households, population }): BoardResponse['coverage'][number] => {
      const { records, verified } = sums.get(id) ?? { records: 0, verified: 0 };
      return { village: id, name, town, records, verified, households, population };
    });
}

/** Counts the venues of each type, and how many of them a record names. */
export function venuesOf(reached: readonly ReachedPlace[], places: readonly PlaceNode[]): BoardResponse['venues'] {
  const named = new Set(reached.map(({ place }) => place));
  const venues = places.filter(({ form, deleted }) => form === 'venue' && !deleted);
  return [...new Set(venues.flatMap(({ venue }) => venue ?? []))].sort().map((type) => {
    const of = venues.filter(({ venue }) => venue === type);
    return { type, places: of.length, reached: of.filter(({ id }) => named.has(id)).length };
  });
}

/** Counts the households that signed the pledge in a period from its records, since rounds do not add up. */
export async function readPledged(
  db: Kysely<Database>,
  district: string,
  filter: Filter,
  tree: ReadonlyMap<Id, PlaceNode>,
): Promise<Pledged> {
  const { rows } = await sql<Signing>`
    SELECT place, day, (fields->>'signed')::int AS signed
    FROM (SELECT *, (fields->>'campaign')::uuid AS campaign FROM record) AS record
    WHERE district = ${district} AND kind = 'pledge' AND day IS NOT NULL AND place IS NOT NULL
      AND NOT deleted AND NOT date_unsure AND status <> 'returned'
      AND coalesce(fields->>'level', 'household') = 'household' AND ${conditionOf(filter, tree)}
  `.execute(db);
  const villages = [...tree.values()].filter(({ form, deleted }) => form === 'village' && !deleted);
  const inFilter = villages.filter(({ town }) => filter.town === undefined || town === filter.town);
  return pledgedHouseholds(rows, inFilter, (place) => tree.get(place)?.village ?? undefined);
}
