import { type Id, newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { isName, readName } from '../../domain/reading/name.ts';
import type { FieldValue } from '../../domain/records/field.ts';
import type { AcceptRequest } from '../../protocol/accounts/accounts.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { appendTrusted } from '../records/append.ts';
import { lockDistrict } from '../records/district.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import type { Invitee } from './invite-rules.ts';
import { joinedAt } from './joins.ts';
import { findNamesake } from './namesake.ts';
import { checkPassword } from './password.ts';
import { hashToken } from './token.ts';
import { findInvite, isRepeated, type ValidInvite } from './valid-invite.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A member for whom an account is opened. */
export interface Accepted {
  readonly member: Id;
  /** Present for members who sign in with them. */
  readonly credentials?: Credentials;
  readonly invite: Id;
  /** The member who made the invite, if the account existed before; see `Actor`. */
  readonly letInBy: Id | null;
  /** True if the member's other devices are signed out. */
  readonly replacesOthers: boolean;
}

interface Answers {
  readonly name: string;
  readonly districtName: string;
  /** The person claims to be the member of that name on the roster. */
  readonly claims: boolean;
  readonly credentials?: Credentials;
}

const missing = (field: string) => err(accountFailure('bad_request', field));

/** Checks that the request has every answer that the invite needs. */
function readAnswers(invite: ValidInvite, request: AcceptRequest): Result<Answers, AccountFailure> {
  const { email, password, claim: claims = false } = request;
  const [name, districtName] = [readName(request.name ?? ''), readName(request.districtName ?? '')];
  if (!invite.member && !isName(name)) return missing('name');
  if (invite.purpose === 'setup' && !isName(districtName)) return missing('districtName');
  if (!invite.needsPassword) return ok({ name, districtName, claims });
  if (email === undefined) return missing('email');
  if (password === undefined) return missing('password');
  return ok({ name, districtName, claims, credentials: { email, password } });
}

/** Tells whether another member has the address. Checked before the invite is used; the table's unique key decides. */
async function isTaken({ db, district }: ServerContext, email: string, member: Id | undefined): Promise<boolean> {
  const owner = await db
    .selectFrom('auth_user')
    .where('district', '=', district)
    .where('email', '=', email)
    .select('member')
    .executeTakeFirst();
  return owner !== undefined && owner.member !== member;
}

interface LockedInvite {
  /** The member that the invite is for, or that an earlier try created. */
  readonly member: Id | null;
  /** True if this attempt has used the invite already. */
  readonly repeated: boolean;
  /** As found by the earlier try; see `Enrolled`. */
  readonly rejoined: boolean;
}

/** Locks the invite until the transaction ends: of several concurrent requests, the first gets it. */
async function lockInvite(
  { db, district, now }: ServerContext,
  { id, reusable }: ValidInvite,
  attempt: Id | undefined,
): Promise<LockedInvite | undefined> {
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
  /** Null after a failure: the invite can be used again, for the member that it created. */
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
  /** True if an earlier try did all this and its answer was lost. */
  readonly repeated: boolean;
  /** True if the member had an account before. */
  readonly rejoined: boolean;
}

/**
 * Creates the record of a new member.
 * @param author the inviter; null at set-up, where the first administrator is their own author
 */
async function addMember(
  context: ServerContext,
  author: Id | null,
  { name, role, squad }: Invitee & { readonly name: string },
): Promise<Result<Id, AccountFailure>> {
  const id = newId(context.now(), context.random);
  const fields: Record<string, FieldValue> = { name, role, ...(squad === null ? {} : { squad }) };
  const made = await appendTrusted(context, author ?? id, [{ id, kind: 'member', fields }]);
  if (made.ok) return ok(id);
  const [failure] = made.error;
  return err(accountFailure('bad_request', failure?.field));
}

/** Creates the member, uses the invite and records it in the audit: all or nothing. */
async function enrol(
  outer: ServerContext,
  invite: ValidInvite,
  { name, districtName, claims }: Answers,
  attempt: Id | undefined,
): Promise<Result<Enrolled, AccountFailure>> {
  return atomically(outer, async (context) => {
    const { db } = context;
    const locked = await lockInvite(context, invite, attempt);
    if (!locked) return err(accountFailure('invite_used'));
    if (locked.repeated && locked.member) {
      return ok({ member: locked.member, repeated: true, rejoined: locked.rejoined });
    }
    const { role, squad, createdBy } = invite;
    // Of two people who claim one name, the second finds it taken and becomes a new member.
    if (claims) await lockDistrict(db, context.district);
    const known = locked.member ?? (claims ? await findNamesake(context, invite, name) : undefined);
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
 * Accepts an invite: validates it, creates the member if there is none, uses the invite and opens an account.
 * @param openAccount creates or renews the member's account and signs in
 */
export async function acceptInvite<T>(
  context: ServerContext,
  request: AcceptRequest,
  openAccount: (accepted: Accepted) => Promise<Result<T, AccountFailure>>,
): Promise<Result<T, AccountFailure>> {
  const found = await findInvite(context, request.token, request.attempt);
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
  // A demo's link is used by many people at once.
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
