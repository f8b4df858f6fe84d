import { sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import type { ServerContext } from '../platform/context.ts';

/** Reads a squad's name; undefined for an unknown or deleted squad. */
export async function squadNameOf({ db, district }: ServerContext, id: Id): Promise<string | undefined> {
  const row = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('id', '=', id)
    .where('kind', '=', 'squad')
    .where('deleted', '=', false)
    .select(sql<string>`fields ->> 'name'`.as('name'))
    .executeTakeFirst();
  return row?.name;
}
