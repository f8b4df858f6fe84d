import type { Kysely } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { defaultScopes, mayReadScope, type Scope } from '../../domain/kernel/scope.ts';
import type { Database } from '../platform/database/tables.ts';

/** Returns those scopes that the actor may read. */
export const readableScopes = (actor: Actor, scopes: readonly Scope[]): Scope[] =>
  scopes.filter((scope) => mayReadScope(actor, scope));

async function squadsFor(db: Kysely<Database>, district: string, actor: Actor): Promise<Id[]> {
  // Only organizers and the office download other squads' answers and rosters.
  if (actor.role === 'volunteer' || actor.role === 'leader') return [];
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'squad')
    .where('deleted', '=', false)
    .select('id')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Returns the scopes that a phone downloads: the default ones, and older ones that it asks for and may read.
 * @param want scopes beside the default ones
 */
export async function scopesFor(
  db: Kysely<Database>,
  district: string,
  actor: Actor,
  today: Day,
  want: readonly Scope[] = [],
): Promise<Scope[]> {
  const defaults = defaultScopes(actor, today, await squadsFor(db, district, actor));
  return [...new Set([...defaults, ...readableScopes(actor, want)])];
}
