import { err, ok } from '../../../domain/result.ts';
import { MAX_RELAY_BYTES, SealedFile } from '../../../protocol/relay.ts';
import { takeRelayed } from '../../sync/relay.ts';
import { makeRateLimit } from '../rate-limit.ts';
import { memberRoute, type Route } from '../route.ts';
import type { Services } from '../services.ts';

/** A carrier comes down from the mountain with the files of a squad; nobody has this many an hour. */
const MOST_FILES = 60;
const HOUR_MS = 3_600_000;

/** Sealed files of teammates, delivered by whoever has a network. */
export function relayRoutes(services: Pick<Services, 'context' | 'secret'>): readonly Route[] {
  const limit = makeRateLimit({ most: MOST_FILES, windowMs: HOUR_MS, now: () => services.context.now() });
  return [
    memberRoute({
      method: 'POST',
      path: '/api/sync/relay',
      action: 'sync',
      input: SealedFile,
      bodyLimit: MAX_RELAY_BYTES,
      async handle({ actor, input }) {
        const wait = limit.take(actor.member);
        if (wait !== undefined) return err({ code: 'too_many_requests', retryAfter: wait });
        const taken = await takeRelayed(services.context, services.secret, actor, input);
        return taken.ok ? ok({ body: taken.value }) : taken;
      },
    }),
  ];
}
