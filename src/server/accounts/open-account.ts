import type { GenericEndpointContext } from 'better-auth';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { DeviceKind } from '../../protocol/accounts/accounts.ts';
import type { ServerContext } from '../platform/context.ts';
import { errorCode } from '../platform/database/failure.ts';
import { actorOf } from '../records/actor.ts';
import type { Accepted, Credentials } from './accept.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import type { Opened } from './password.ts';
import { endSessions, openSession } from './sessions.ts';

type Internal = GenericEndpointContext['context'];

/** PostgreSQL's unique_violation. */
const UNIQUE_VIOLATION = '23505';

/** Who has no e-mail address here gets one that no mail can reach (RFC 2606). */
const placeholderEmail = (member: string): string => `${member}@member.invalid`;

const findUser = ({ db, district }: ServerContext, member: Id) =>
  db
    .selectFrom('auth_user')
    .where('district', '=', district)
    .where('member', '=', member)
    .select(['id', 'email'])
    .executeTakeFirst();

async function createUser(
  context: ServerContext,
  { internalAdapter }: Internal,
  { member, credentials }: Accepted,
): Promise<{ readonly id: string }> {
  // The roster holds the name; a second copy would only grow stale.
  const email = credentials?.email ?? placeholderEmail(member);
  const user = { name: '', email, emailVerified: false, member, district: context.district };
  try {
    return await internalAdapter.createUser(user, { method: 'invite' });
  } catch (thrown) {
    // A phone that asks again may overtake its own first request.
    const made = errorCode(thrown) === UNIQUE_VIOLATION ? await findUser(context, member) : undefined;
    if (made) return made;
    throw thrown;
  }
}

async function ensureUser(
  context: ServerContext,
  internal: Internal,
  accepted: Accepted,
): Promise<{ readonly id: string }> {
  const { member, credentials } = accepted;
  const { internalAdapter } = internal;
  const found = await findUser(context, member);
  if (!found) return createUser(context, internal, accepted);
  if (credentials && credentials.email !== found.email) {
    await internalAdapter.updateUser(found.id, { email: credentials.email });
  }
  return found;
}

async function setPassword(internal: Internal, userId: string, { password }: Credentials): Promise<void> {
  const { internalAdapter } = internal;
  const hash = await internal.password.hash(password);
  const accounts = await internalAdapter.findAccounts(userId);
  if (accounts.some(({ providerId }) => providerId === 'credential')) {
    await internalAdapter.updatePassword(userId, hash);
  } else {
    await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash });
  }
}

/** A session that was opened for a member. */
export interface OpenedAccount extends Opened {
  readonly withPassword: boolean;
}

/**
 * Makes or renews a member's account and opens a session. A new password ends every session that the old one opened;
 * else the member's other devices are signed out unless they are to be kept.
 */
export async function openAccount(
  context: ServerContext,
  internal: Internal,
  accepted: Accepted,
  device: DeviceKind,
): Promise<Result<OpenedAccount, AccountFailure>> {
  const { member, credentials, invite, letInBy, replacesOthers } = accepted;
  try {
    const { id: userId } = await ensureUser(context, internal, accepted);
    if (credentials) await setPassword(internal, userId, credentials);
    const actor = await actorOf(context, member);
    if (!actor) return err(accountFailure('invite_unknown'));
    if (credentials) await context.db.updateTable('auth_user').set({ letInBy }).where('id', '=', userId).execute();
    if (credentials || replacesOthers) {
      // A phone that asks again may overtake its own first request, whose session it then has.
      await endSessions(context, member, { exceptInvite: invite });
    }
    const token = await openSession(context, { userId, actor, device, invite, letInBy });
    return ok({ token, userId, withPassword: credentials !== undefined });
  } catch (thrown) {
    if (errorCode(thrown) === UNIQUE_VIOLATION) return err(accountFailure('conflict', 'email'));
    throw thrown;
  }
}
