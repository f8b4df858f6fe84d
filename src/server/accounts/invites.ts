import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { memberRoles } from '../../domain/kernel/role.ts';
import {
  INVITE_DAYS,
  type InviteList,
  type InviteRequest,
  type InviteResponse,
} from '../../protocol/accounts/accounts.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { actorOf } from '../records/actor.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { type Invitee, mayInvite } from './invite-rules.ts';
import { insertInvite } from './new-invite.ts';
import { squadNameOf } from './squad-name.ts';

const DAY_MS = 86_400_000;
/** Maximum number of listed invites. Older ones are history for the audit. */
const LIST_LIMIT = 500;

/** Finds the invitee. For a member of the roster, their own role and squad replace the request's. */
async function inviteeOf(context: ServerContext, request: InviteRequest): Promise<Result<Invitee, AccountFailure>> {
  if (request.member !== undefined) {
    const member = await actorOf(context, request.member);
    return member ? ok(member) : err(accountFailure('not_found', 'member'));
  }
  if (request.squad === null) {
    return request.role === 'leader' ? err(accountFailure('bad_request', 'squad')) : ok(request);
  }
  const squadName = await squadNameOf(context, request.squad);
  return squadName === undefined ? err(accountFailure('not_found', 'squad')) : ok(request);
}

/** Maximum invites in a day. A leader's squad may join on one evening, and the office may invite the whole district. */
const dailyInvites = { leader: 80, office: 1_000 };
/** Maximum invites of a leader in a month, more than a squad ever needs. */
const MONTHLY_INVITES_OF_LEADER = 200;

/** Returns the seconds until the actor may invite again; undefined if they may now. */
async function invitesSpent({ db, district, now }: ServerContext, actor: Actor): Promise<number | undefined> {
  const { day, month } = await db
    .selectFrom('invite')
    .where('district', '=', district)
    .where('created_by', '=', actor.member)
    .where('created_at', '>', new Date(now() - 30 * DAY_MS))
    .select(({ fn }) => [
      fn
        .countAll<number>()
        .filterWhere('created_at', '>', new Date(now() - DAY_MS))
        .as('day'),
      fn.countAll<number>().as('month'),
    ])
    .executeTakeFirstOrThrow();
  const isLeader = actor.role === 'leader';
  const isSpent = isLeader
    ? Number(day) >= dailyInvites.leader || Number(month) >= MONTHLY_INVITES_OF_LEADER
    : Number(day) >= dailyInvites.office;
  return isSpent ? DAY_MS / 1_000 : undefined;
}

/**
 * Makes a one-time invite.
 * @param publicUrl the link's origin
 * @returns the link; its secret is not stored and cannot be shown again
 */
export async function createInvite(
  context: ServerContext,
  actor: Actor,
  request: InviteRequest,
  publicUrl: string,
): Promise<Result<InviteResponse, AccountFailure>> {
  const invitee = await inviteeOf(context, request);
  if (!invitee.ok) return invitee;
  const { role, squad } = invitee.value;
  if (!mayInvite(actor, { role, squad })) return err(accountFailure('forbidden'));
  const wait = await invitesSpent(context, actor);
  if (wait !== undefined) return err({ ...accountFailure('too_many_requests'), retryAfter: wait });
  const detail = { role, squad, member: request.member ?? null };
  const made = await atomically(context, async (within) => {
    const invite = { purpose: 'join', ...detail, created_by: actor.member, remark: request.remark || null } as const;
    const inserted = await insertInvite(within, (request.days ?? INVITE_DAYS) * DAY_MS, invite);
    await appendAudit(within, { action: 'invite_made', actor: actor.member, subject: inserted.id, detail });
    return inserted;
  });
  return ok({ id: made.id, url: `${publicUrl}/join#${made.token}`, expiresAt: made.expiresAt });
}

const visibleInvites = ({ db, district }: ServerContext, actor: Actor) => {
  const all = db.selectFrom('invite').where('district', '=', district).where('purpose', '=', 'join').selectAll();
  return actor.role === 'leader' ? all.where('squad', '=', actor.squad).where('role', '=', 'volunteer') : all;
};

/** Lists the invites that the actor could have made, newest first, without their secrets. */
export async function listInvites(context: ServerContext, actor: Actor): Promise<InviteList> {
  const rows = await visibleInvites(context, actor).orderBy('created_at', 'desc').limit(LIST_LIMIT).execute();
  return {
    invites: rows.map((row) => ({
      id: row.id,
      role: memberRoles.find((role) => role === row.role) ?? 'volunteer',
      squad: row.squad,
      member: row.member,
      createdAt: row.created_at.getTime(),
      expiresAt: row.expires_at.getTime(),
      usedAt: row.used_at?.getTime() ?? null,
      by: row.created_by,
      rejoined: row.rejoined,
      remark: row.remark,
    })),
  };
}

/** Revokes an unused invite. Its link is then unknown. */
export async function revokeInvite(
  context: ServerContext,
  actor: Actor,
  id: Id,
): Promise<Result<void, AccountFailure>> {
  const found = await visibleInvites(context, actor).where('id', '=', id).executeTakeFirst();
  if (!found) return err(accountFailure('not_found'));
  return atomically(context, async (within) => {
    const { numDeletedRows } = await within.db
      .deleteFrom('invite')
      .where('district', '=', context.district)
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return err(accountFailure('invite_used'));
    await appendAudit(within, { action: 'invite_revoked', actor: actor.member, subject: id });
    return ok(undefined);
  });
}
