import { sql } from 'kysely';
import { addDays, dayAt, startOfDay } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { QuestionSet } from '../../domain/learning/question-set.ts';
import { readSetFile } from '../../domain/learning/set-file.ts';
import { type Answers, countPerson, noCounts } from '../../domain/learning/survey-run.ts';
import {
  MOST_ANSWERS,
  MOST_ANSWERS_A_MINUTE,
  type OpenSelfTest,
  SELF_TEST_DAYS,
  type SelfTest,
  type SelfTestCounts,
} from '../../protocol/surveys/self-test.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { makeMinuteCap } from '../platform/minute-cap.ts';

/** Self-tests of a district that are remembered at a time. */
const MOST_SELF_TESTS = 500;

/** The last moment at which a self-test that is still remembered was opened. */
const since = ({ now }: ServerContext): Date => new Date(startOfDay(addDays(dayAt(now()), -SELF_TEST_DAYS)));

const find = (context: ServerContext, id: Id) =>
  context.db
    .selectFrom('self_test')
    .where('district', '=', context.district)
    .where('id', '=', id)
    .where('opened_at', '>=', since(context))
    .selectAll();

type Stored = Awaited<ReturnType<ReturnType<typeof find>['executeTakeFirstOrThrow']>>;

const countsOf = ({ asked, passed, right_answers }: Stored): SelfTestCounts => ({
  asked,
  passed,
  right: right_answers,
});

/** Reads the stored questions, which were checked when it was opened. */
function setOf({ questions }: Stored): QuestionSet {
  const set = readSetFile(questions);
  if (!set.ok) throw new Error('a stored set of questions can not be read');
  return set.value;
}

/** Opens a self-test; a repeated request of the same member changes nothing. Forgets those that are too old. */
export const openSelfTest = (
  context: ServerContext,
  member: Id,
  { id, set: file }: OpenSelfTest,
): Promise<Result<SelfTestCounts, 'bad_request' | 'conflict' | 'too_many_requests'>> =>
  atomically(context, async (within) => {
    const { db, district, now } = within;
    const set = readSetFile(file);
    if (!set.ok) return err('bad_request');
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`self-tests ${district}`}, 0))`.execute(db);
    await db.deleteFrom('self_test').where('district', '=', district).where('opened_at', '<', since(within)).execute();
    const known = await find(within, id).executeTakeFirst();
    if (known) return known.opened_by === member ? ok(countsOf(known)) : err('conflict');
    const { count } = await db
      .selectFrom('self_test')
      .where('district', '=', district)
      .select(sql<number>`count(*)::int`.as('count'))
      .executeTakeFirstOrThrow();
    if (count >= MOST_SELF_TESTS) return err('too_many_requests');
    const { asked, passed, right } = noCounts(set.value);
    await db
      .insertInto('self_test')
      .values({
        ...{ district, id, questions: file, asked, passed, right_answers: [...right] },
        ...{ opened_at: new Date(now()), opened_by: member, closed_at: null },
      })
      .execute();
    return ok({ asked, passed, right: [...right] });
  });

/** Returns the counts of a self-test to the member who opened it. */
export async function readCounts(
  context: ServerContext,
  member: Id,
  id: Id,
): Promise<Result<SelfTestCounts, 'not_found'>> {
  const stored = await find(context, id).where('opened_by', '=', member).executeTakeFirst();
  return stored ? ok(countsOf(stored)) : err('not_found');
}

/** Ends a self-test: answers that come later do not count. */
export async function closeSelfTest(
  context: ServerContext,
  member: Id,
  id: Id,
): Promise<Result<SelfTestCounts, 'not_found'>> {
  await context.db
    .updateTable('self_test')
    .set({ closed_at: new Date(context.now()) })
    .where('district', '=', context.district)
    .where('id', '=', id)
    .where('opened_by', '=', member)
    .where('closed_at', 'is', null)
    .execute();
  return readCounts(context, member, id);
}

/** Returns the questions for whoever has the code, without their right options. */
export async function readSelfTest(context: ServerContext, id: Id): Promise<Result<SelfTest, 'not_found'>> {
  const stored = await find(context, id).executeTakeFirst();
  if (!stored) return err('not_found');
  const questions = setOf(stored).questions.map(({ text, options }) => ({ text, options: [...options] }));
  return ok({ isOpen: stored.closed_at === null && stored.asked < MOST_ANSWERS, questions });
}

/**
 * Makes the counter of answers. It adds a person to the counts and keeps nothing of who that was or what they chose. More
 * than the maximum in a minute are refused, so that a program can not make up people at will.
 */
export function makeAnswers(context: ServerContext) {
  const hasRoom = makeMinuteCap(() => context.now(), MOST_ANSWERS_A_MINUTE);
  return async (
    id: Id,
    answers: Answers,
  ): Promise<Result<void, 'bad_request' | 'not_found' | 'conflict' | 'too_many_requests'>> => {
    if (!hasRoom()) return err('too_many_requests');
    return atomically(context, async (within) => {
      const stored = await find(within, id).forUpdate().executeTakeFirst();
      if (!stored) return err('not_found');
      if (stored.closed_at !== null || stored.asked >= MOST_ANSWERS) return err('conflict');
      const set = setOf(stored);
      const isPossible = set.questions.every(({ options }, at) => options[answers[at] ?? -1] !== undefined);
      if (answers.length !== set.questions.length || !isPossible) return err('bad_request');
      const { asked, passed, right } = countPerson(set, countsOf(stored), answers);
      await within.db
        .updateTable('self_test')
        .set({ asked, passed, right_answers: [...right] })
        .where('district', '=', within.district)
        .where('id', '=', id)
        .execute();
      return ok(undefined);
    });
  };
}
