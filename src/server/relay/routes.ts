import { ok } from '../../domain/kernel/result.ts';
import { MAX_RELAY_BYTES, SealedFile } from '../../protocol/relay/relay.ts';
import { memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { makeGate } from '../platform/http/gate.ts';
import { takeRelayed } from './relay.ts';

/** A carrier comes down from the mountain with the files of a squad; nobody has this many an hour. */
const MOST_FILES = 60;
/** Files that are unpacked at once, and bytes of others that may wait: each unpacks to twice its length in memory. */
const FILES_AT_ONCE = 2;
const WAITING_BYTES = 40_000_000;

/** Sealed files of teammates, delivered by whoever has a network. */
export function relayRoutes(services: Pick<Services, 'context' | 'secret' | 'queueBudgets'>): readonly Route[] {
  const gate = makeGate({ atOnce: FILES_AT_ONCE, waiting: WAITING_BYTES, budget: services.queueBudgets.relayFiles });
  return [
    memberRoute({
      method: 'POST',
      path: '/api/sync/relay',
      action: 'sync',
      limit: { anHour: MOST_FILES, atOnce: 2 },
      input: SealedFile,
      bodyLimit: MAX_RELAY_BYTES,
      gate,
      async handle({ actor, input }) {
        const taken = await takeRelayed(services.context, services.secret, actor, input);
        return taken.ok ? ok({ body: taken.value }) : taken;
      },
    }),
  ];
}
