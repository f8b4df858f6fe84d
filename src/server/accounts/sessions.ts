import { sql } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { DeviceKind, SessionList } from '../../protocol/accounts/accounts.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { actorOf } from '../records/actor.ts';
import { readDeviceKind } from './device-kind.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { mayInvite } from './invite-rules.ts';
import { sessionLifetime } from './lifetime.ts';
import { hashToken, newToken } from './token.ts';

/** The data of a new session. */
export interface Opening {
  readonly userId: string;
  readonly actor: Actor;
  readonly device: DeviceKind;
  /** Null for a sign-in with a password. */
  readonly invite: Id | null;
  readonly letInBy: Id | null;
}

/**
 * Opens a session.
 * @returns its token; the database stores only a hash
 */
export async function openSession(
  { db, district, now, random }: ServerContext,
  { userId, actor, device, invite, letInBy }: Opening,
): Promise<string> {
  const token = newToken(random);
  const at = now();
  const expiresAt = new Date(at + sessionLifetime(actor.role));
  const stamps = { createdAt: new Date(at), updatedAt: new Date(at), expiresAt };
  await db
    .insertInto('auth_session')
    .values({ id: newId(at, random), district, token: hashToken(token), userId, device, invite, letInBy, ...stamps })
    .execute();
  return token;
}

/** Prolongs a session by its role's lifetime. */
export async function prolongSession(context: ServerContext, token: string, actor: Actor): Promise<void> {
  const now = context.now();
  await context.db
    .updateTable('auth_session')
    .set({ updatedAt: new Date(now), expiresAt: new Date(now + sessionLifetime(actor.role)) })
    .where('district', '=', context.district)
    .where('token', '=', hashToken(token))
    .execute();
}

export async function endSession({ db, district }: ServerContext, token: string): Promise<void> {
  await db.deleteFrom('auth_session').where('district', '=', district).where('token', '=', hashToken(token)).execute();
}

/** A selection of a member's sessions: one, all but one, or all but those that an invite opened. */
export type Ending = { readonly only: Id } | { readonly except: Id | null } | { readonly exceptInvite: Id };

/** Ends sessions of a member. @returns their number */
export async function endSessions(
  { db, district }: ServerContext,
  member: Id,
  ending: Ending = { except: null },
): Promise<number> {
  const chosen =
    'only' in ending
      ? sql`auth_session."id" = ${ending.only}`
      : 'except' in ending
        ? sql`auth_session."id" IS DISTINCT FROM ${ending.except}::text`
        : sql`auth_session."invite" IS DISTINCT FROM ${ending.exceptInvite}::uuid`;
  const { numAffectedRows } = await sql`
    DELETE FROM auth_session USING auth_user AS u
    WHERE auth_session."district" = ${district} AND u."district" = ${district} AND u."id" = auth_session."userId"
      AND u."member" = ${member} AND ${chosen}
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Ends sessions and records it in the audit. */
export async function endAndNote(outer: ServerContext, actor: Id, member: Id, ending?: Ending): Promise<number> {
  return atomically(outer, async (context) => {
    const count = await endSessions(context, member, ending);
    if (count) await appendAudit(context, { action: 'sessions_ended', actor, subject: member, detail: { count } });
    return count;
  });
}

/**
 * Checks that the actor may end a member's sessions: the same right as for inviting the member.
 * @returns `not_found` for other members, known or not
 */
export async function ownCharge(context: ServerContext, actor: Actor, member: Id): Promise<Result<Id, AccountFailure>> {
  const found = await actorOf(context, member);
  return found && mayInvite(actor, found) ? ok(member) : err(accountFailure('not_found', 'member'));
}

/**
 * Lists the devices that are signed in as a member, last used first.
 * @param current the session that asks
 */
export async function listSessions(context: ServerContext, member: Id, current?: Id): Promise<SessionList> {
  const { db, district } = context;
  const rows = await db
    .selectFrom('auth_session as s')
    .innerJoin('auth_user as u', (join) => join.onRef('u.district', '=', 's.district').onRef('u.id', '=', 's.userId'))
    .leftJoin('invite as i', (join) => join.onRef('i.district', '=', 'u.district').onRef('i.id', '=', 's.invite'))
    .leftJoin('record as m', (join) => join.onRef('m.district', '=', 'i.district').onRef('m.id', '=', 'i.created_by'))
    .where('s.district', '=', district)
    .where('u.member', '=', member)
    .where('s.expiresAt', '>', new Date(context.now()))
    .orderBy('s.updatedAt', 'desc')
    .orderBy('s.id')
    .select(['s.id', 's.device', 's.createdAt', 's.updatedAt', sql<string | null>`m.fields->>'name'`.as('by')])
    .execute();
  const sessions = rows.map(({ id, device, createdAt, updatedAt, by }) => ({
    id,
    device: readDeviceKind(device),
    since: createdAt.getTime(),
    seen: updatedAt.getTime(),
    by,
    current: id === current,
  }));
  return { sessions, hasPassword: await hasPassword(context, member) };
}

/** Tells whether a member has a password. */
export async function hasPassword({ db, district }: ServerContext, member: Id): Promise<boolean> {
  const row = await db
    .selectFrom('auth_account as a')
    .innerJoin('auth_user as u', (join) => join.onRef('u.district', '=', 'a.district').onRef('u.id', '=', 'a.userId'))
    .where('a.district', '=', district)
    .where('u.member', '=', member)
    .where('a.password', 'is not', null)
    .select('a.id')
    .executeTakeFirst();
  return row !== undefined;
}
