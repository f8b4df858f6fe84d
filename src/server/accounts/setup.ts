import { sql } from 'kysely';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { insertInvite } from './new-invite.ts';

const DAY_MS = 86_400_000;

/** Tells whether the district is set up: an administrator has an account. A record in the roster is not enough. */
export async function isSetUp({ db, district }: ServerContext): Promise<boolean> {
  const found = await db
    .selectFrom('auth_user as u')
    .innerJoin('record as m', (join) => join.onRef('m.district', '=', 'u.district').onRef('m.id', '=', 'u.member'))
    .where('u.district', '=', district)
    .where(sql<boolean>`m.fields ->> 'role' = 'administrator'`)
    .select('u.id')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Makes a set-up link that is valid for a day, and revokes the previous one.
 * @returns undefined when the district is set up already
 */
export async function createSetupLink(context: ServerContext, publicUrl: string): Promise<string | undefined> {
  if (await isSetUp(context)) return undefined;
  return atomically(context, async (within) => {
    const { db, district } = within;
    await db.deleteFrom('invite').where('district', '=', district).where('purpose', '=', 'setup').execute();
    const { token } = await insertInvite(within, DAY_MS, { purpose: 'setup', role: 'administrator' });
    return `${publicUrl}/setup#${token}`;
  });
}
