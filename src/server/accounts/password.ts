import { isGuessable } from '../../domain/accounts/password.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { DeviceKind, PasswordRequest, SignInRequest } from '../../protocol/accounts/accounts.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { actorOf } from '../records/actor.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { districtName } from './look.ts';
import type { Session } from './session.ts';
import { endSessions, openSession } from './sessions.ts';
import { beginAttempt, endAttempts } from './sign-in-delay.ts';

/** Better Auth's hashing of passwords: scrypt. */
export interface PasswordHash {
  hash(password: string): Promise<string>;
  verify(input: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

interface Credential {
  readonly userId: string;
  readonly email: string;
  readonly member: Id;
  readonly hash: string;
  readonly letInBy: Id | null;
}

async function findCredential(
  { db, district }: ServerContext,
  by: { readonly email: string } | { readonly member: Id },
): Promise<Credential | undefined> {
  const row = await db
    .selectFrom('auth_user as u')
    .innerJoin('auth_account as a', (join) =>
      join.onRef('a.district', '=', 'u.district').onRef('a.userId', '=', 'u.id'),
    )
    .where('u.district', '=', district)
    .where('a.providerId', '=', 'credential')
    .where((eb) => ('email' in by ? eb('u.email', '=', by.email) : eb('u.member', '=', by.member)))
    .select(['u.id', 'u.email', 'u.member', 'u.letInBy', 'a.password'])
    .executeTakeFirst();
  if (!row || row.password === null) return undefined;
  return { userId: row.id, email: row.email, member: row.member, hash: row.password, letInBy: row.letInBy };
}

/** Checks a password. @param words easily guessed words besides the district's name */
export async function checkPassword(
  context: ServerContext,
  password: string,
  words: readonly string[],
): Promise<AccountFailure | undefined> {
  const guessable = isGuessable(password, [await districtName(context), ...words]);
  return guessable ? accountFailure('bad_request', 'password') : undefined;
}

export interface Opened {
  readonly token: string;
  readonly userId: string;
}

/**
 * Signs in with an e-mail address and a password. Unknown addresses take as long as known ones, and have the same
 * delays.
 */
export async function signIn(
  context: ServerContext,
  passwords: PasswordHash,
  { email, password }: SignInRequest,
  { known, device }: { readonly known: string | undefined; readonly device: DeviceKind },
): Promise<Result<Opened, AccountFailure>> {
  const credential = await findCredential(context, { email });
  const isKnownBrowser = credential !== undefined && known === credential.userId;
  const attempted = { email, member: credential?.member, isKnownBrowser };
  const begun = await beginAttempt(context, attempted);
  if (!begun.ok) return begun;
  if (!credential) await passwords.hash(password);
  const isRight = credential !== undefined && (await passwords.verify({ hash: credential.hash, password }));
  const actor = isRight ? await actorOf(context, credential.member) : undefined;
  if (!isRight || !actor) return err(accountFailure('sign_in_failed'));
  const failures = await endAttempts(context, attempted);
  const { userId, letInBy } = credential;
  const token = await openSession(context, { userId, actor, device, invite: null, letInBy });
  const detail = failures ? { failures } : {};
  await appendAudit(context, { action: 'sign_in', actor: actor.member, subject: actor.member, detail });
  return ok({ token, userId });
}

/** Changes the member's password and signs out all other devices. */
export async function changePassword(
  outer: ServerContext,
  passwords: PasswordHash,
  { id, actor }: Session,
  { current, next }: PasswordRequest,
): Promise<Result<void, AccountFailure>> {
  const credential = await findCredential(outer, { member: actor.member });
  if (!credential) return err(accountFailure('not_found', 'password'));
  const weak = await checkPassword(outer, next, [credential.email]);
  if (weak) return err(weak);
  const attempted = { email: credential.email, member: actor.member, isKnownBrowser: true };
  const begun = await beginAttempt(outer, attempted);
  if (!begun.ok) return begun;
  if (!(await passwords.verify({ hash: credential.hash, password: current })))
    return err(accountFailure('forbidden', 'current'));
  const password = await passwords.hash(next);
  return atomically(outer, async (context) => {
    await endAttempts(context, attempted);
    await context.db
      .updateTable('auth_account')
      .set({ password, updatedAt: new Date(outer.now()) })
      .where('district', '=', context.district)
      .where('userId', '=', credential.userId)
      .where('providerId', '=', 'credential')
      .execute();
    await endSessions(context, actor.member, { except: id });
    await appendAudit(context, { action: 'password_changed', actor: actor.member, subject: actor.member });
    return ok(undefined);
  });
}
