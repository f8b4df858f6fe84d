import { sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { nameKey } from '../../domain/reading/name.ts';
import type { ServerContext } from '../platform/context.ts';
import type { StandingInvite } from './standing.ts';

/** Names that one invite answers for: a slip or two, and nobody finds out the roster. */
const MAX_ASKED = 3;

/** Counts a question about a name. @returns false when the invite has been asked too often */
async function countQuestion({ db, district }: ServerContext, { id }: StandingInvite): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invite')
    .set((eb) => ({ asked: eb('asked', '+', 1) }))
    .where('district', '=', district)
    .where('id', '=', id)
    .where('asked', '<', MAX_ASKED)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * The volunteer of the roster whom somebody with a squad's invite may be: of that squad, by that name, and not joined
 * yet. Whoever has joined is never found, so that nobody takes over an account; several are nobody.
 */
export async function findNamesake(
  { db, district }: ServerContext,
  { purpose, role, squad, member }: StandingInvite,
  name: string,
): Promise<Id | undefined> {
  if (purpose !== 'join' || role !== 'volunteer' || squad === null || member) return undefined;
  const rows = await db
    .selectFrom('record as m')
    .where('m.district', '=', district)
    .where('m.kind', '=', 'member')
    .where('m.deleted', '=', false)
    .where(sql<boolean>`m.fields ->> 'squad' = ${squad} AND m.fields ->> 'role' = ${role}`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('auth_user as u')
            .select('u.id')
            .where('u.district', '=', district)
            .whereRef('u.member', '=', 'm.id'),
        ),
      ),
    )
    // An account is opened after its invite is used up.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('invite as i')
            .select('i.id')
            .where('i.district', '=', district)
            .where('i.used_at', 'is not', null)
            .whereRef('i.member', '=', 'm.id'),
        ),
      ),
    )
    .select(['m.id', sql<string>`m.fields ->> 'name'`.as('name')])
    .execute();
  const key = nameKey(name);
  const [only, another] = rows.filter((row) => nameKey(row.name) === key);
  return another ? undefined : only?.id;
}

/** Does the roster hold a namesake who has not joined yet? Asked by the invite's landing page, a few times at most. */
export async function hasNamesake(context: ServerContext, invite: StandingInvite, name: string): Promise<boolean> {
  if (invite.member || !(await countQuestion(context, invite))) return false;
  return (await findNamesake(context, invite, name)) !== undefined;
}
