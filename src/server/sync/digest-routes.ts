import { ok } from '../../domain/kernel/result.ts';
import { DigestRequest } from '../../protocol/sync/digest.ts';
import { memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { digest } from './digest.ts';

/** Maximum requests in an hour; each reads a year's records. A phone asks every few hours, or when its owner does. */
const MOST_AN_HOUR = 60;

/** Route of 检查数据, which compares a phone's records with the server's. */
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
