import type { Actor } from '../../domain/kernel/actor.ts';
import { dayAt } from '../../domain/kernel/day.ts';
import { reachOf } from '../../domain/records/permission.ts';
import type { ContactList } from '../../protocol/accounts/contacts.ts';
import type { ServerContext } from '../platform/context.ts';
import { noId } from '../platform/database/tables.ts';

const dayOf = (moment: Date | null | undefined) => (moment ? dayAt(moment.getTime()) : null);

/** Lists when members joined, and their last contact. A leader has those of the own squad, the office all. */
export async function listContacts({ db, district }: ServerContext, actor: Actor): Promise<ContactList> {
  const isLimited = reachOf(actor.role, 'invite') !== 'district';
  const rows = await db
    .selectFrom('record as m')
    .leftJoin('auth_user as u', (join) => join.onRef('u.district', '=', 'm.district').onRef('u.member', '=', 'm.id'))
    .leftJoin(
      db
        .selectFrom('device')
        .where('district', '=', district)
        .groupBy('member')
        .select(({ fn }) => ['member', fn.max('last_seen').as('seen')])
        .as('d'),
      'd.member',
      'm.id',
    )
    .where('m.district', '=', district)
    .where('m.kind', '=', 'member')
    .where('m.deleted', '=', false)
    .$if(isLimited, (query) => query.where('m.squad', '=', actor.squad ?? noId))
    .select(['m.id as member', 'u.createdAt as joined', 'd.seen'])
    .orderBy('m.id')
    .execute();
  return {
    members: rows.map(({ member, joined, seen }) => ({ member, joined: dayOf(joined), contact: dayOf(seen) })),
  };
}
