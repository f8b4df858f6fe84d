import type { Selectable } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { type MemberRole, memberRoles } from '../../domain/kernel/role.ts';
import type { ServerContext } from '../platform/context.ts';
import type { InviteTable } from '../platform/database/tables.ts';
import { actorOf, type NamedActor } from '../records/actor.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { mayInvite } from './invite-rules.ts';
import { needsPassword } from './lifetime.ts';
import { isSetUp } from './setup.ts';
import { squadNameOf } from './squad-name.ts';
import { hashToken } from './token.ts';

/** An invite that can be accepted now. */
export interface StandingInvite {
  readonly id: Id;
  readonly purpose: 'join' | 'setup' | 'sign-in' | 'recover';
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
  // A way back for an administrator is nobody's invite.
  if (row.purpose === 'recover' && (!member || role !== 'administrator')) return unknown;
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
    needsPassword: row.purpose !== 'sign-in' && needsPassword(role),
  });
}

/** Set-up names no member until it has made one, which a second try then finds. */
async function standingSetup(context: ServerContext, { id, member }: InviteRow): Promise<StandingInvite> {
  return {
    id,
    purpose: 'setup',
    role: 'administrator',
    squad: null,
    squadName: null,
    member: member === null ? undefined : await actorOf(context, member),
    createdBy: null,
    reusable: false,
    needsPassword: true,
  };
}

/** How long a phone that lost the answer may ask for it again, milliseconds. */
const REPEAT_MS = 3_600_000;

/** Was the invite used up by this very attempt, whose answer must have been lost on the way? */
export const isRepeated = (
  { used_at, attempt_hash }: Pick<InviteRow, 'used_at' | 'attempt_hash'>,
  attempt: Id | undefined,
  now: number,
): boolean =>
  attempt !== undefined &&
  used_at !== null &&
  attempt_hash === hashToken(attempt) &&
  now - used_at.getTime() < REPEAT_MS;

/**
 * The invite that a token opens, or why it opens nothing (any more).
 * @param attempt what the phone made up for its try to accept it
 */
export async function findStanding(
  context: ServerContext,
  token: string,
  attempt: Id | undefined,
): Promise<Result<StandingInvite, AccountFailure>> {
  const row = await context.db
    .selectFrom('invite')
    .where('district', '=', context.district)
    .where('token_hash', '=', hashToken(token))
    .selectAll()
    .executeTakeFirst();
  if (!row) return unknown;
  if (!isRepeated(row, attempt, context.now())) {
    if (row.purpose === 'setup' && (await isSetUp(context))) return err(accountFailure('already_set_up'));
    if (row.used_at !== null && !row.reusable) return err(accountFailure('invite_used'));
    if (row.expires_at.getTime() <= context.now()) return err(accountFailure('invite_expired'));
  }
  return row.purpose === 'setup' ? ok(await standingSetup(context, row)) : standingJoin(context, row);
}
