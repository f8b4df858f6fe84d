import { ok } from '../../domain/kernel/result.ts';
import { memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { USUAL } from '../platform/http/limits.ts';

/**
 * Headers that keep proxies from compressing, caching or buffering the stream: `no-transform` (RFC 9111, section
 * 5.2.2.6) and nginx's own.
 */
const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** Routes of the live stream, which tells an open page when to pull. */
export function liveRoutes({ accounts, live }: Services): readonly Route[] {
  return [
    memberRoute({
      method: 'GET',
      path: '/api/sync/live',
      action: 'sync',
      limit: USUAL,
      async handle({ actor, caller }) {
        const opened = await live.open({
          actor,
          renew: async () => (await accounts.current(caller)).session?.actor,
        });
        return opened.ok ? ok({ stream: opened.value, headers }) : opened;
      },
    }),
  ];
}
