import { type Id, newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { DeviceKind } from '../../protocol/accounts/accounts.ts';
import type { ServerContext } from '../platform/context.ts';
import { errorCode } from '../platform/database/failure.ts';
import { actorOf } from '../records/actor.ts';
import type { Accepted } from './accept.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import type { Opened, PasswordHash } from './password.ts';
import { endSessions, openSession } from './sessions.ts';

/** PostgreSQL's unique_violation. */
const UNIQUE_VIOLATION = '23505';

/** Makes an undeliverable address (RFC 2606) for a member without one. */
const placeholderEmail = (member: string): string => `${member}@member.invalid`;

const findUser = ({ db, district }: ServerContext, member: Id) =>
  db
    .selectFrom('auth_user')
    .where('district', '=', district)
    .where('member', '=', member)
    .select(['id', 'email'])
    .executeTakeFirst();

async function createUser(context: ServerContext, { member, credentials }: Accepted): Promise<{ readonly id: string }> {
  const { db, district, random } = context;
  const at = context.now();
  const id = newId(at, random);
  const email = credentials?.email ?? placeholderEmail(member);
  // The roster holds the name; a copy would become stale.
  const user = { id, district, member, name: '', email, emailVerified: false };
  try {
    await db
      .insertInto('auth_user')
      .values({ ...user, createdAt: new Date(at), updatedAt: new Date(at) })
      .execute();
    return user;
  } catch (thrown) {
    // A phone's retry may overtake its first request.
    const made = errorCode(thrown) === UNIQUE_VIOLATION ? await findUser(context, member) : undefined;
    if (made) return made;
    throw thrown;
  }
}

async function ensureUser(context: ServerContext, accepted: Accepted): Promise<{ readonly id: string }> {
  return (await findUser(context, accepted.member)) ?? createUser(context, accepted);
}

/** Stores the member's e-mail address, password hash and `letInBy`. */
async function setCredentials(
  { db, district, now, random }: ServerContext,
  userId: string,
  { email, password }: { readonly email: string; readonly password: string },
  letInBy: Id | null,
): Promise<void> {
  const at = now();
  const updatedAt = new Date(at);
  await db
    .updateTable('auth_user')
    .set({ email, letInBy, updatedAt })
    .where('district', '=', district)
    .where('id', '=', userId)
    .execute();
  const { numUpdatedRows } = await db
    .updateTable('auth_account')
    .set({ password, updatedAt })
    .where('district', '=', district)
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await db
    .insertInto('auth_account')
    .values({
      id: newId(at, random),
      district,
      userId,
      providerId: 'credential',
      accountId: userId,
      password,
      updatedAt,
    })
    .execute();
}

/** An opened session. */
export interface OpenedAccount extends Opened {
  readonly withPassword: boolean;
}

/**
 * Creates or renews a member's account and opens a session. A new password ends all other sessions; otherwise the
 * member's other devices are signed out unless they are to be kept.
 */
export async function openAccount(
  context: ServerContext,
  passwords: PasswordHash,
  accepted: Accepted,
  device: DeviceKind,
): Promise<Result<OpenedAccount, AccountFailure>> {
  const { member, credentials, invite, letInBy, replacesOthers } = accepted;
  try {
    const { id: userId } = await ensureUser(context, accepted);
    if (credentials) {
      const hash = await passwords.hash(credentials.password);
      await setCredentials(context, userId, { email: credentials.email, password: hash }, letInBy);
    }
    const actor = await actorOf(context, member);
    if (!actor) return err(accountFailure('invite_unknown'));
    if (credentials || replacesOthers) {
      // A phone's retry may overtake its first request, whose session it then uses.
      await endSessions(context, member, { exceptInvite: invite });
    }
    const token = await openSession(context, { userId, actor, device, invite, letInBy });
    return ok({ token, userId, withPassword: credentials !== undefined });
  } catch (thrown) {
    if (errorCode(thrown) === UNIQUE_VIOLATION) return err(accountFailure('conflict', 'email'));
    throw thrown;
  }
}
