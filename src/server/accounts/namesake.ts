import { sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { nameKey } from '../../domain/reading/name.ts';
import type { ServerContext } from '../platform/context.ts';
import type { ValidInvite } from './valid-invite.ts';

/** Maximum number of names that one invite may ask about: enough for slips, too few to probe the roster. */
const MAX_ASKED = 3;

/** Counts a question about a name. @returns false if the invite has asked too often */
async function countQuestion({ db, district }: ServerContext, { id }: ValidInvite): Promise<boolean> {
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
 * Finds the volunteer that a person with a squad's invite may be: same squad and name, not joined yet. A member who
 * has joined is never found, so nobody can take over an account; several matches count as none.
 */
export async function findNamesake(
  { db, district }: ServerContext,
  { purpose, role, squad, member }: ValidInvite,
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

/** Tells whether the roster has such a volunteer. The invite's landing page may ask a few times. */
export async function hasNamesake(context: ServerContext, invite: ValidInvite, name: string): Promise<boolean> {
  if (invite.member || !(await countQuestion(context, invite))) return false;
  return (await findNamesake(context, invite, name)) !== undefined;
}
