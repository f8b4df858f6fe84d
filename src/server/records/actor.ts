import { sql } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { memberRoles } from '../../domain/kernel/role.ts';
import type { ServerContext } from '../platform/context.ts';

/** An actor with the names that screens show. */
export interface NamedActor extends Actor {
  readonly name: string;
  readonly squadName: string | null;
  /** Comes to events in paid working time, as the roster says. */
  readonly duty?: boolean;
}

/**
 * Reads a member's current role, squad and name from the roster.
 * @returns undefined for an unknown or deleted member, or a role that this release does not know
 */
export async function actorOf({ db, district }: ServerContext, member: Id): Promise<NamedActor | undefined> {
  const row = await db
    .selectFrom('record as m')
    .leftJoin('record as s', (join) =>
      join.onRef('s.district', '=', 'm.district').onRef('s.id', '=', 'm.squad').on('s.kind', '=', 'squad'),
    )
    .where('m.district', '=', district)
    .where('m.id', '=', member)
    .where('m.kind', '=', 'member')
    .where('m.deleted', '=', false)
    .select([
      'm.squad',
      sql<string>`m.fields->>'name'`.as('name'),
      sql<string>`m.fields->>'role'`.as('role'),
      sql<boolean>`coalesce((m.fields->>'duty')::boolean, false)`.as('duty'),
      sql<string | null>`s.fields->>'name'`.as('squadName'),
    ])
    .executeTakeFirst();
  const role = memberRoles.find((each) => each === row?.role);
  return (
    row &&
    role && {
      member,
      role,
      squad: row.squad,
      name: row.name,
      squadName: row.squadName,
      ...(row.duty ? { duty: true } : {}),
    }
  );
}
