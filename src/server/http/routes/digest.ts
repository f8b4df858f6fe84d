import { err, ok } from '../../../domain/result.ts';
import { DigestRequest } from '../../../protocol/digest.ts';
import { digest } from '../../sync/digest.ts';
import { makeRateLimit } from '../rate-limit.ts';
import { memberRoute, type Route } from '../route.ts';
import type { Services } from '../services.ts';

const HOUR_MS = 3_600_000;

/** A year's records are read for it. A phone asks every few hours, a doubtful owner now and then. */
const MOST_AN_HOUR = 60;

/** 核对数据: does a phone hold what the server holds? */
export function digestRoutes({ context }: Pick<Services, 'context'>): readonly Route[] {
  const limit = makeRateLimit({ most: MOST_AN_HOUR, windowMs: HOUR_MS, now: () => context.now() });
  return [
    memberRoute({
      method: 'POST',
      path: '/api/sync/digest',
      action: 'sync',
      input: DigestRequest,
      bodyLimit: 64_000,
      async handle({ actor, input }) {
        const retryAfter = limit.take(actor.member);
        if (retryAfter !== undefined) return err({ code: 'too_many_requests', retryAfter });
        return ok({ body: await digest(context, actor, input) });
      },
    }),
  ];
}
