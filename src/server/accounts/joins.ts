import type { Id } from '../../domain/kernel/id.ts';
import type { Join } from '../../protocol/sync/hello.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Session } from './session.ts';

/** Reads when a member first joined, milliseconds since 1970; undefined if never. */
export async function joinedAt({ db, district }: ServerContext, member: Id): Promise<number | undefined> {
  const user = await db
    .selectFrom('auth_user')
    .where('district', '=', district)
    .where('member', '=', member)
    .select('createdAt')
    .executeTakeFirst();
  return user?.createdAt.getTime();
}

/**
 * Reads when another device last joined as this member, who had joined before. The member is shown it, since the
 * person who makes an invite can also open it.
 */
export async function lastOtherJoin(
  { db, district }: ServerContext,
  { actor, invite }: Pick<Session, 'actor' | 'invite'>,
): Promise<Join | undefined> {
  const row = await db
    .selectFrom('invite as i')
    .leftJoin('record as m', (join) => join.onRef('m.district', '=', 'i.district').onRef('m.id', '=', 'i.created_by'))
    .where('i.district', '=', district)
    .where('i.member', '=', actor.member)
    .where('i.rejoined', '=', true)
    .where('i.reusable', '=', false)
    .$if(invite !== undefined, (query) => query.where('i.id', '!=', invite ?? ''))
    .orderBy('i.used_at', 'desc')
    .limit(1)
    .select((eb) => ['i.used_at', eb.ref('m.fields', '->>').key('name').as('by')])
    .executeTakeFirst();
  return row?.used_at ? { at: row.used_at.getTime(), by: (row.by as string | null) ?? null } : undefined;
}
