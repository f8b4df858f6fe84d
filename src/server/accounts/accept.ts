import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { isName, readName } from '../../domain/reading/name.ts';
import type { AcceptRequest } from '../../protocol/accounts/accounts.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { lockDistrict } from '../records/district.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { joinedAt } from './joins.ts';
import { findNamesake } from './namesake.ts';
import { addMember } from './new-member.ts';
import { checkPassword } from './password.ts';
import { findStanding, isRepeated, type StandingInvite } from './standing.ts';
import { hashToken } from './token.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Whom an account is to be opened for. */
export interface Accepted {
  readonly member: Id;
  /** For those who will sign in with them. */
  readonly credentials?: Credentials;
  readonly invite: Id;
  /** Who made the invite, where the member had an account already; see `Actor`. */
  readonly letInBy: Id | null;
  /** The member's other devices are signed out. */
  readonly replacesOthers: boolean;
}

interface Answers {
  readonly name: string;
  readonly districtName: string;
  /** They say that they are the one of that name on the roster. */
  readonly claims: boolean;
  readonly credentials?: Credentials;
}

const missing = (field: string) => err(accountFailure('bad_request', field));

/** Are all the answers there that this invite asks for? */
function readAnswers(invite: StandingInvite, request: AcceptRequest): Result<Answers, AccountFailure> {
  const { email, password, claim: claims = false } = request;
  const [name, districtName] = [readName(request.name ?? ''), readName(request.districtName ?? '')];
  if (!invite.member && !isName(name)) return missing('name');
  if (invite.purpose === 'setup' && !isName(districtName)) return missing('districtName');
  if (!invite.needsPassword) return ok({ name, districtName, claims });
  if (email === undefined) return missing('email');
  if (password === undefined) return missing('password');
  return ok({ name, districtName, claims, credentials: { email, password } });
}

/** Is the address somebody else's? Asked before the invite is used up; the table's unique key has the last word. */
async function isTaken({ db, district }: ServerContext, email: string, member: Id | undefined): Promise<boolean> {
  const owner = await db
    .selectFrom('auth_user')
    .where('district', '=', district)
    .where('email', '=', email)
    .select('member')
    .executeTakeFirst();
  return owner !== undefined && owner.member !== member;
}

interface Held {
  /** Whom the invite is for, or whom an earlier try has made. */
  readonly member: Id | null;
  /** True when this very attempt has used it up already. */
  readonly repeated: boolean;
  /** As the earlier try found it; see `Enrolled`. */
  readonly rejoined: boolean;
}

/** Holds the invite until the transaction ends: of several who come at once, the first gets it. */
async function hold(
  { db, district, now }: ServerContext,
  { id, reusable }: StandingInvite,
  attempt: Id | undefined,
): Promise<Held | undefined> {
  const row = await db
    .selectFrom('invite')
    .where('district', '=', district)
    .where('id', '=', id)
    .select(['used_at', 'attempt_hash', 'member', 'rejoined'])
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const repeated = isRepeated(row, attempt, now());
  return repeated || reusable || row.used_at === null
    ? { member: row.member, repeated, rejoined: row.rejoined }
    : undefined;
}

interface Mark {
  /** Null after a failure: the invite is free again, for the member that it has made. */
  readonly usedAt: Date | null;
  readonly attempt: Id | undefined;
  readonly member: Id;
  readonly rejoined: boolean;
}

async function mark(
  { db, district }: ServerContext,
  id: Id,
  { usedAt, attempt, member, rejoined }: Mark,
): Promise<void> {
  await db
    .updateTable('invite')
    .set({ used_at: usedAt, attempt_hash: attempt === undefined ? null : hashToken(attempt), member, rejoined })
    .where('district', '=', district)
    .where('id', '=', id)
    .execute();
}

interface Enrolled {
  readonly member: Id;
  /** An earlier try has done all this; only its answer was lost. */
  readonly repeated: boolean;
  /** The member had an account already. */
  readonly rejoined: boolean;
}

/** Makes the member, uses the invite up and notes it: all of it or nothing. */
async function enrol(
  outer: ServerContext,
  invite: StandingInvite,
  { name, districtName, claims }: Answers,
  attempt: Id | undefined,
): Promise<Result<Enrolled, AccountFailure>> {
  return inTransaction(outer.db, async (db) => {
    const context = { ...outer, db };
    const held = await hold(context, invite, attempt);
    if (!held) return err(accountFailure('invite_used'));
    if (held.repeated && held.member) return ok({ member: held.member, repeated: true, rejoined: held.rejoined });
    const { role, squad, createdBy } = invite;
    // Of two who claim the same name, the second finds it taken and is made a member of their own.
    if (claims) await lockDistrict(db, context.district);
    const known = held.member ?? (claims ? await findNamesake(context, invite, name) : undefined);
    const made = known ? ok(known) : await addMember(context, createdBy, { name, role, squad });
    if (!made.ok) return made;
    const member = made.value;
    const isSetup = invite.purpose === 'setup';
    if (isSetup) {
      await db.updateTable('district').set({ name: districtName }).where('id', '=', context.district).execute();
    }
    const rejoined = (await joinedAt(context, member)) !== undefined;
    await mark(context, invite.id, { usedAt: new Date(context.now()), attempt, member, rejoined });
    const action = isSetup ? 'set_up' : 'invite_accepted';
    await appendAudit(context, { action, actor: member, subject: invite.id, detail: { role, rejoined } });
    return ok({ member, repeated: false, rejoined });
  });
}

/**
 * Accepts an invite: checks it, makes the member if there is none yet, uses it up, and has an account opened.
 * @param openAccount makes or renews the member's account and signs in
 */
export async function acceptInvite<T>(
  context: ServerContext,
  request: AcceptRequest,
  openAccount: (accepted: Accepted) => Promise<Result<T, AccountFailure>>,
): Promise<Result<T, AccountFailure>> {
  const found = await findStanding(context, request.token, request.attempt);
  if (!found.ok) return found;
  const invite = found.value;
  const answers = readAnswers(invite, request);
  if (!answers.ok) return answers;
  const { credentials } = answers.value;
  if (credentials) {
    const weak = await checkPassword(context, credentials.password, [credentials.email, answers.value.districtName]);
    if (weak) return err(weak);
  }
  if (credentials && (await isTaken(context, credentials.email, invite.member?.member))) {
    return err(accountFailure('conflict', 'email'));
  }
  const enrolled = await enrol(context, invite, answers.value, request.attempt);
  if (!enrolled.ok) return enrolled;
  const { member, repeated, rejoined } = enrolled.value;
  const letInBy = rejoined && invite.purpose === 'join' ? invite.createdBy : null;
  // A demonstration's link lets many in at once.
  const replacesOthers = !invite.reusable && request.keepOthers !== true;

  let opened: Result<T, AccountFailure> | undefined;
  try {
    const account = { member, invite: invite.id, letInBy, replacesOthers, ...(credentials ? { credentials } : {}) };
    opened = await openAccount(account);
    return opened;
  } finally {
    const isWasted = !opened?.ok && !repeated && !invite.reusable;
    if (isWasted) await mark(context, invite.id, { usedAt: null, attempt: undefined, member, rejoined: false });
  }
}
