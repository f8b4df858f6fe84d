import { ok } from '../../domain/kernel/result.ts';
import { DigestRequest } from '../../protocol/sync/digest.ts';
import { memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { digest } from './digest.ts';

/** A year's records are read for it. A phone asks every few hours, a doubtful owner now and then. */
const MOST_AN_HOUR = 60;

/** 核对数据: does a phone hold what the server holds? */
export function digestRoutes({ context }: Pick<Services, 'context'>): readonly Route[] {
  return [
    memberRoute({
      method: 'POST',
      path: '/api/sync/digest',
      action: 'sync',
      limit: { anHour: MOST_AN_HOUR, atOnce: 2 },
      input: DigestRequest,
      bodyLimit: 64_000,
      handle: async ({ actor, input }) => ok({ body: await digest(context, actor, input) }),
    }),
  ];
}
