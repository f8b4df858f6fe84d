import { sql } from 'kysely';
import { newId } from '../../domain/kernel/id.ts';
import type { ServerContext } from '../platform/context.ts';
import { hashToken, newToken } from './token.ts';

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
  const { db, district, random } = context;
  const now = context.now();
  const token = newToken(random);
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('invite').where('district', '=', district).where('purpose', '=', 'setup').execute();
    await transaction
      .insertInto('invite')
      .values({
        district,
        id: newId(now, random),
        token_hash: hashToken(token),
        purpose: 'setup',
        role: 'administrator',
        created_at: new Date(now),
        expires_at: new Date(now + DAY_MS),
      })
      .execute();
  });
  return `${publicUrl}/setup#${token}`;
}
