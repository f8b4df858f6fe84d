import type { Id } from '../../domain/id.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { AcceptRequest } from '../../protocol/accounts.ts';
import type { ServerContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { appendAudit } from './audit.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { addMember } from './new-member.ts';
import { findStanding, type StandingInvite } from './standing.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Whom an account is to be opened for. */
export interface Accepted {
  readonly member: Id;
  /** For those who will sign in with them. */
  readonly credentials?: Credentials;
}

interface Answers {
  readonly name: string;
  readonly districtName: string;
  readonly credentials?: Credentials;
}

const missing = (field: string) => err(accountFailure('bad_request', field));

/** Are all the answers there that this invite asks for? */
function readAnswers(invite: StandingInvite, request: AcceptRequest): Result<Answers, AccountFailure> {
  const { name = '', districtName = '', email, password } = request;
  if (!invite.member && name === '') return missing('name');
  if (invite.purpose === 'setup' && districtName === '') return missing('districtName');
  if (!invite.needsPassword) return ok({ name, districtName });
  if (email === undefined) return missing('email');
  if (password === undefined) return missing('password');
  return ok({ name, districtName, credentials: { email, password } });
}

/** Is the address somebody else's? Asked before the invite is used up; the table's unique key has the last word. */
async function isTaken({ db }: ServerContext, email: string, member: Id | undefined): Promise<boolean> {
  const owner = await db.selectFrom('auth_user').where('email', '=', email).select('member').executeTakeFirst();
  return owner !== undefined && owner.member !== member;
}

/** Holds the invite until the transaction ends: of several who come at once, the first gets it. */
async function hold({ db, district }: ServerContext, { id, reusable }: StandingInvite): Promise<boolean> {
  const row = await db
    .selectFrom('invite')
    .where('district', '=', district)
    .where('id', '=', id)
    .select('used_at')
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined && (reusable || row.used_at === null);
}

/** Marks the invite as used; or, after a failure, as free and for the member that it has made: a retry makes no second. */
async function mark({ db, district }: ServerContext, id: Id, usedAt: Date | null, member?: Id): Promise<void> {
  await db
    .updateTable('invite')
    .set({ used_at: usedAt, ...(member === undefined ? {} : { member }) })
    .where('district', '=', district)
    .where('id', '=', id)
    .execute();
}

async function makeMember(context: ServerContext, invite: StandingInvite, name: string) {
  const { role, squad, createdBy, member } = invite;
  return member ? ok(member.member) : addMember(context, createdBy, { name, role, squad });
}

/** Makes the member, uses the invite up and notes it: all of it or nothing. */
async function enrol(
  outer: ServerContext,
  invite: StandingInvite,
  { name, districtName }: Answers,
): Promise<Result<Id, AccountFailure>> {
  return inTransaction(outer.db, async (db) => {
    const context = { ...outer, db };
    if (!(await hold(context, invite))) return err(accountFailure('invite_used'));
    const made = await makeMember(context, invite, name);
    if (!made.ok) return made;
    const isSetup = invite.purpose === 'setup';
    if (isSetup) {
      await db.updateTable('district').set({ name: districtName }).where('id', '=', context.district).execute();
    }
    await mark(context, invite.id, new Date(context.now()));
    const action = isSetup ? 'set_up' : 'invite_accepted';
    await appendAudit(context, { action, actor: made.value, subject: invite.id, detail: { role: invite.role } });
    return made;
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
  const found = await findStanding(context, request.token);
  if (!found.ok) return found;
  const invite = found.value;
  const answers = readAnswers(invite, request);
  if (!answers.ok) return answers;
  const { credentials } = answers.value;
  if (credentials && (await isTaken(context, credentials.email, invite.member?.member))) {
    return err(accountFailure('conflict', 'email'));
  }
  const member = await enrol(context, invite, answers.value);
  if (!member.ok) return member;

  let opened: Result<T, AccountFailure> | undefined;
  try {
    opened = await openAccount({ member: member.value, ...(credentials ? { credentials } : {}) });
    return opened;
  } finally {
    if (!opened?.ok && !invite.reusable) await mark(context, invite.id, null, member.value);
  }
}
