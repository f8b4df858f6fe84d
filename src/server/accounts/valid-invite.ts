import type { Selectable } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { type MemberRole, memberRoles } from '../../domain/kernel/role.ts';
import type { ServerContext } from '../platform/context.ts';
import { actorOf, type NamedActor } from '../records/actor.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { mayInvite } from './invite-rules.ts';
import { needsPassword } from './lifetime.ts';
import { isSetUp } from './setup.ts';
import { squadNameOf } from './squad-name.ts';
import type { InviteTable } from './tables.ts';
import { hashToken } from './token.ts';

/** An invite that can be accepted. */
export interface ValidInvite {
  readonly id: Id;
  readonly purpose: 'join' | 'setup' | 'sign-in' | 'recover';
  readonly role: MemberRole;
  readonly squad: Id | null;
  readonly squadName: string | null;
  /** The member that it is for; undefined if it creates one. */
  readonly member: NamedActor | undefined;
  readonly createdBy: Id | null;
  readonly reusable: boolean;
  readonly needsPassword: boolean;
}

type InviteRow = Selectable<InviteTable>;

const unknown = err(accountFailure('invite_unknown'));

/**
 * Validates an invite to join or recover. Its maker must still have the right to invite, and its member the same role.
 */
async function validateJoin(context: ServerContext, row: InviteRow): Promise<Result<ValidInvite, AccountFailure>> {
  const member = row.member === null ? undefined : await actorOf(context, row.member);
  if (row.member !== null && member === undefined) return unknown;
  const role = memberRoles.find((each) => each === row.role);
  if (role === undefined || (member && member.role !== role)) return unknown;
  // An administrator's recovery has no inviter whose right could be checked.
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

/** Describes a set-up invite. It has no member until a first try creates one, which later tries reuse. */
async function describeSetup(context: ServerContext, { id, member }: InviteRow): Promise<ValidInvite> {
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

/** Time within which a phone that lost the answer may repeat its request, milliseconds. */
const REPEAT_MS = 3_600_000;

/** Tells whether this attempt used the invite before, so its answer must have been lost. */
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
 * Finds the invite of a token, or the reason why it cannot be used.
 * @param attempt id that the phone made for its try to accept
 */
export async function findInvite(
  context: ServerContext,
  token: string,
  attempt: Id | undefined,
): Promise<Result<ValidInvite, AccountFailure>> {
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
  return row.purpose === 'setup' ? ok(await describeSetup(context, row)) : validateJoin(context, row);
}
