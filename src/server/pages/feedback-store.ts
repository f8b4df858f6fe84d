import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { dayAt, startOfDay } from '../../domain/kernel/day.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { FeedbackList, FeedbackRow, NewFeedback } from '../../protocol/pages/feedback.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';

/** Comments that a district takes in a day; further ones are asked to call. */
export const MAX_A_DAY = 200;
/** Comments on the desk's page, with and without a reply. */
const MAX_ROWS = 100;

/** Letters and digits that are not taken for each other. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 12;

/** Returns a code as it was given. People type any case, spaces and hyphens, O for 0, I and L for 1. */
export const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');

const makeCode = (random: ServerContext['random']): string =>
  [...random(CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/**
 * Keeps a comment. Comments of a district come one after another, so that their number in a day is exact.
 * @returns the code by which its sender reads the reply; it is not stored
 */
export const keepFeedback = (
  context: ServerContext,
  { text, contact }: NewFeedback,
): Promise<Result<string, 'too_many_requests'>> =>
  atomically(context, async ({ db, district, now, random }) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext(${`feedback ${district}`}))`.execute(db);
    const { today } = await db
      .selectFrom('feedback')
      .where('district', '=', district)
      .where('arrived_at', '>=', new Date(startOfDay(dayAt(now()))))
      .select(sql<number>`count(*)::int`.as('today'))
      .executeTakeFirstOrThrow();
    if (today >= MAX_A_DAY) return err('too_many_requests');
    const code = makeCode(random);
    const row = { district, id: newId(now(), random), code_hash: hashOf(code), arrived_at: new Date(now()) };
    await db
      .insertInto('feedback')
      .values({ ...row, text, contact, reply: null, replied_at: null, replied_by: null })
      .execute();
    return ok(code);
  });

interface StoredRow {
  readonly id: string;
  readonly arrived_at: Date;
  readonly text: string;
  readonly contact: string;
  readonly reply: string | null;
  readonly replied_at: Date | null;
}

const rowOf = ({ id, arrived_at, text, contact, reply, replied_at }: StoredRow): FeedbackRow => ({
  ...{ id, text, contact, reply },
  arrived: arrived_at.getTime(),
  replied: replied_at?.getTime() ?? null,
});

const columns = ['id', 'arrived_at', 'text', 'contact', 'reply', 'replied_at'] as const;

/** Finds a comment by the code that its sender was given. */
export async function findFeedback({ db, district }: ServerContext, code: string): Promise<FeedbackRow | undefined> {
  const row = await db
    .selectFrom('feedback')
    .where('district', '=', district)
    .where('code_hash', '=', hashOf(plainCode(code)))
    .select(columns)
    .executeTakeFirst();
  return row && rowOf(row);
}

/** Lists the comments for the desk: those without a reply first, then the newest. */
export async function listFeedback({ db, district }: ServerContext): Promise<FeedbackList> {
  const rows = await db
    .selectFrom('feedback')
    .where('district', '=', district)
    .select(columns)
    .orderBy(sql`reply IS NOT NULL`)
    .orderBy('arrived_at', 'desc')
    .limit(MAX_ROWS)
    .execute();
  const counts = await db
    .selectFrom('feedback')
    .where('district', '=', district)
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`(count(*) FILTER (WHERE reply IS NULL))::int`.as('open'),
    ])
    .executeTakeFirstOrThrow();
  return { rows: rows.map(rowOf), ...counts };
}

/** Keeps the office's reply; a later one takes its place. */
export const replyToFeedback = (
  context: ServerContext,
  actor: Id,
  id: Id,
  reply: string,
): Promise<Result<void, 'not_found'>> =>
  atomically(context, async (within) => {
    const { numUpdatedRows } = await within.db
      .updateTable('feedback')
      .set({ reply, replied_at: new Date(within.now()), replied_by: actor })
      .where('district', '=', within.district)
      .where('id', '=', id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return err('not_found');
    await appendAudit(within, { action: 'feedback_answered', actor, subject: id });
    return ok(undefined);
  });
