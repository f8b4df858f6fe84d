import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { NONE } from '../../protocol/figures/board.ts';
import { noId } from '../platform/database/tables.ts';
import type { CampaignChoice } from './campaigns.ts';
import { type PlaceNode, placesIn } from './place-tree.ts';

/** An id, or the records that name none. */
type Choice = Id | typeof NONE;

/** Limits a query to a part of the district's work. */
export interface Filter {
  readonly from: Day;
  readonly to: Day;
  readonly town?: Choice;
  readonly squad?: Choice;
  /** A place with all places within it. */
  readonly place?: Choice;
  readonly campaigns?: CampaignChoice | undefined;
}

const everything = sql<boolean>`true`;

/** Matches records with no place, or with one that lies in no town. */
function noTown(tree: ReadonlyMap<Id, PlaceNode>): RawBuilder<boolean> {
  const inTowns = [...tree.values()].filter(({ town }) => town !== null).map(({ id }) => id);
  return sql`NOT coalesce(place = any(${inTowns}::uuid[]), false)`;
}

function townCondition(town: Choice | undefined, tree: ReadonlyMap<Id, PlaceNode>): RawBuilder<boolean> {
  if (town === undefined) return everything;
  return town === NONE ? noTown(tree) : sql`place = any(${placesIn(tree, town)}::uuid[])`;
}

function squadCondition(squad: Choice | undefined): RawBuilder<boolean> {
  if (squad === undefined) return everything;
  return squad === NONE ? sql`coalesce(squad, ${noId}::uuid) = ${noId}::uuid` : sql`squad = ${squad}::uuid`;
}

function placeCondition(place: Choice | undefined, tree: ReadonlyMap<Id, PlaceNode>): RawBuilder<boolean> {
  if (place === undefined) return everything;
  if (place === NONE) return sql`coalesce(place, ${noId}::uuid) = ${noId}::uuid`;
  return sql`place = any(${placesIn(tree, place)}::uuid[])`;
}

/** Limits work by its campaign. Tallies hold `noId` for none, records NULL. */
export function campaignCondition(
  choice: CampaignChoice | undefined,
  column: RawBuilder<unknown> = sql.ref('campaign'),
): RawBuilder<boolean> {
  if (!choice) return everything;
  const ids = choice.none ? [...choice.ids, noId] : choice.ids;
  return sql`coalesce(${column}, ${noId}::uuid) = any(${ids}::uuid[])`;
}

/**
 * Turns the filter into a condition on the columns day, place, squad and campaign, which tallies and records share. For
 * a missing one tallies hold `noId` and records NULL.
 */
export function conditionOf(
  { from, to, town, squad, place, campaigns }: Filter,
  tree: ReadonlyMap<Id, PlaceNode>,
): RawBuilder<boolean> {
  const parts = [
    townCondition(town, tree),
    squadCondition(squad),
    placeCondition(place, tree),
    campaignCondition(campaigns),
  ];
  return sql<boolean>`(day BETWEEN ${from}::date AND ${to}::date AND ${sql.join(parts, sql` AND `)})`;
}
