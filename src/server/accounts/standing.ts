import type { Selectable } from 'kysely';
import type { Id } from '../../domain/id.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type MemberRole, memberRoles } from '../../domain/role.ts';
import type { ServerContext } from '../context.ts';
import type { InviteTable } from '../database/tables.ts';
import { actorOf, type NamedActor } from '../sync/actor.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { mayInvite } from './invite-rules.ts';
import { needsPassword } from './lifetime.ts';
import { isSetUp } from './setup.ts';
import { squadNameOf } from './squad-name.ts';
import { hashToken } from './token.ts';

/** An invite that can be accepted now. */
export interface StandingInvite {
  readonly id: Id;
  readonly purpose: 'join' | 'setup' | 'sign-in';
  readonly role: MemberRole;
  readonly squad: Id | null;
  readonly squadName: string | null;
  /** The roster member it is for; undefined when it makes a new one. */
  readonly member: NamedActor | undefined;
  readonly createdBy: Id | null;
  readonly reusable: boolean;
  readonly needsPassword: boolean;
}

type InviteRow = Selectable<InviteTable>;

const unknown = err(accountFailure('invite_unknown'));

/**
 * A promise outlives neither the right to make it nor what it was made about: whoever made the invite must still be
 * able to, and a member whose role has changed since needs a new one.
 */
async function standingJoin(context: ServerContext, row: InviteRow): Promise<Result<StandingInvite, AccountFailure>> {
  const member = row.member === null ? undefined : await actorOf(context, row.member);
  if (row.member !== null && member === undefined) return unknown;
  const role = memberRoles.find((each) => each === row.role);
  if (role === undefined || (member && member.role !== role)) return unknown;
  const squad = member ? member.squad : row.squad;
  const squadName = squad === null ? null : await squadNameOf(context, squad);
  if (squadName === undefined && !member) return unknown;
  if (row.purpose === 'join') {
    const inviter = row.created_by === null ? undefined : await actorOf(context, row.created_by);
    if (!inviter || !mayInvite(inviter, { role, squad })) return unknown;
  }
  return ok({
    id: row.id,
    purpose: row.purpose,
    role,
    squad,
    squadName: squadName ?? null,
    member,
    createdBy: row.created_by,
    reusable: row.reusable,
    needsPassword: row.purpose === 'join' && needsPassword(role),
  });
}

/** The invite that a token opens, or why it opens nothing (any more). */
export async function findStanding(
  context: ServerContext,
  token: string,
): Promise<Result<StandingInvite, AccountFailure>> {
  const row = await context.db
    .selectFrom('invite')
    .where('district', '=', context.district)
    .where('token_hash', '=', hashToken(token))
    .selectAll()
    .executeTakeFirst();
  if (!row) return unknown;
  if (row.purpose === 'setup' && (await isSetUp(context))) return err(accountFailure('already_set_up'));
  if (row.used_at !== null && !row.reusable) return err(accountFailure('invite_used'));
  if (row.expires_at.getTime() <= context.now()) return err(accountFailure('invite_expired'));
  if (row.purpose !== 'setup') return standingJoin(context, row);
  return ok({
    id: row.id,
    purpose: 'setup',
    role: 'administrator',
    squad: null,
    squadName: null,
    member: undefined,
    createdBy: null,
    reusable: false,
    needsPassword: true,
  });
}
