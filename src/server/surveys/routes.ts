import { err, type Result } from '../../domain/kernel/result.ts';
import { MAX_OPEN_BYTES, OpenSelfTest, SelfTestAnswer } from '../../protocol/surveys/self-test.ts';
import { answerOf, memberRoute, type Outcome, publicRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { ANYBODY, BY_HAND, type Limit, USUAL } from '../platform/http/limits.ts';
import { closeSelfTest, makeAnswers, openSelfTest, readCounts, readSelfTest } from './self-tests.ts';

/** Answers from one network in an hour: a whole village may share one, a program shall not fill a survey. */
const ANSWERS: Limit = { anHour: 300, atOnce: 16 };

/** Routes of self-tests: those of the member who opens one, and those of the people who answer. */
export function surveyRoutes({ context }: Pick<Services, 'context'>): readonly Route[] {
  const answer = makeAnswers(context);
  const told = (result: Result<unknown, 'bad_request' | 'not_found' | 'conflict' | 'too_many_requests'>): Outcome =>
    answerOf(result.ok ? result : err({ code: result.error }));
  return [
    memberRoute({
      method: 'POST',
      path: '/api/self-tests',
      action: 'write:survey',
      limit: BY_HAND,
      bodyLimit: MAX_OPEN_BYTES,
      input: OpenSelfTest,
      handle: async ({ actor, input }) => told(await openSelfTest(context, actor.member, input)),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/self-tests/:id/counts',
      action: 'write:survey',
      limit: USUAL,
      handle: async ({ actor, id }) => told(await readCounts(context, actor.member, id)),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/self-tests/:id/close',
      action: 'write:survey',
      limit: BY_HAND,
      handle: async ({ actor, id }) => told(await closeSelfTest(context, actor.member, id)),
    }),
    publicRoute({
      method: 'GET',
      path: '/api/self-tests/:id',
      action: 'public.read',
      limit: ANYBODY,
      handle: async ({ id }) => told(await readSelfTest(context, id)),
    }),
    publicRoute({
      method: 'POST',
      path: '/api/self-tests/:id/answer',
      action: 'public.read',
      limit: ANSWERS,
      input: SelfTestAnswer,
      handle: async ({ id, input }) => told(await answer(id, input.answers)),
    }),
  ];
}
