import { createHash } from 'node:crypto';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically, inTransaction } from '../platform/database/transaction.ts';
import { type AccountFailure, accountFailure } from './failure.ts';

/** Number of failures without a delay. */
const FREE = 5;
/** Maximum delay, seconds. It leaves a hundred tries a day to a guesser with many addresses. */
const LONGEST_DELAY = 900;

/** Returns the delay before the next try, in seconds, after consecutive failures. */
export const delayAfter = (failures: number): number =>
  failures < FREE ? 0 : Math.min(LONGEST_DELAY, 2 ** (failures - FREE + 1));

const DAY_MS = 86_400_000;

/** The key by which failures are counted. */
export interface Attempted {
  readonly email: string;
  /** The member with this address; undefined for an unknown address, which is counted too. */
  readonly member: Id | undefined;
  /**
   * True if the browser has signed in to this account before. Its failures are counted separately, so that a
   * stranger's guesses never lock out the owner.
   */
  readonly isKnownBrowser: boolean;
}

const accountOf = ({ email, isKnownBrowser }: Attempted): string =>
  createHash('sha256')
    .update(`${isKnownBrowser ? 'known' : 'new'}|${email}`)
    .digest('hex');

/**
 * Counts a try as failed before it is made, so that parallel tries cannot bypass the limit. A try during a delay is
 * refused and not counted, so hammering does not lengthen the delay.
 */
export async function beginAttempt(outer: ServerContext, attempted: Attempted): Promise<Result<void, AccountFailure>> {
  const { district } = outer;
  const account = accountOf(attempted);
  const now = outer.now();
  const at = new Date(now);
  return inTransaction(outer.db, async (db) => {
    await db
      .insertInto('sign_in_failure')
      .values({ district, account, member: attempted.member ?? null, last_at: at })
      .onConflict((conflict) => conflict.columns(['account', 'district']).doNothing())
      .execute();
    const row = await db
      .selectFrom('sign_in_failure')
      .where('account', '=', account)
      .where('district', '=', district)
      .select(['failures', 'untold', 'last_at'])
      .forUpdate()
      .executeTakeFirstOrThrow();
    const wait = row.last_at.getTime() + delayAfter(row.failures) * 1_000 - now;
    if (wait > 0) return err({ ...accountFailure('too_many_requests'), retryAfter: Math.ceil(wait / 1_000) });
    await db
      .updateTable('sign_in_failure')
      .set({ failures: row.failures + 1, untold: row.untold + 1, last_at: at })
      .where('account', '=', account)
      .where('district', '=', district)
      .execute();
    return ok(undefined);
  });
}

/** Resets the count after a successful try. @returns the failures that the audit does not contain yet */
export async function endAttempts({ db, district }: ServerContext, attempted: Attempted): Promise<number> {
  const row = await db
    .deleteFrom('sign_in_failure')
    .where('account', '=', accountOf(attempted))
    .where('district', '=', district)
    .returning('untold')
    .executeTakeFirst();
  // The successful try was counted too.
  return Math.max(0, (row?.untold ?? 0) - 1);
}

/**
 * Adds failed sign-ins to the audit as counts: one entry for each account and one for all unknown addresses. It
 * deletes counts older than a day.
 */
export async function auditFailures(outer: ServerContext): Promise<void> {
  const { district } = outer;
  const dayAgo = new Date(outer.now() - DAY_MS);
  await atomically(outer, async (context) => {
    const { db } = context;
    const rows = await db
      .selectFrom('sign_in_failure')
      .where('district', '=', district)
      .where('untold', '>', 0)
      .select(['account', 'member', 'untold'])
      .forUpdate()
      .execute();
    const counts = new Map<string, number>();
    for (const { member, untold } of rows)
      counts.set(member ?? 'unknown', (counts.get(member ?? 'unknown') ?? 0) + untold);
    for (const [subject, count] of counts)
      await appendAudit(context, { action: 'sign_in_failed', actor: null, subject, detail: { count } });
    const accounts = rows.map(({ account }) => account);
    if (accounts.length)
      await db
        .updateTable('sign_in_failure')
        .set({ untold: 0 })
        .where('district', '=', district)
        .where('account', 'in', accounts)
        .execute();
    await db.deleteFrom('sign_in_failure').where('district', '=', district).where('last_at', '<', dayAgo).execute();
  });
}
