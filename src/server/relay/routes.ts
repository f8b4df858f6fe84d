import { MAX_RELAY_BYTES, SealedFile } from '../../protocol/relay/relay.ts';
import { answerOf, memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { makeGate } from '../platform/http/gate.ts';
import { takeRelayed } from './relay.ts';

/** Maximum files of a carrier in an hour; a whole squad's files are fewer. */
const MOST_FILES = 60;
/** Maximum number of files unpacked at once, and bytes of waiting ones. A file takes twice its length in memory. */
const FILES_AT_ONCE = 2;
const WAITING_BYTES = 40_000_000;

/** Route for relay files. */
export function relayRoutes({
  context,
  secret,
  queueBudgets,
}: Pick<Services, 'context' | 'secret' | 'queueBudgets'>): readonly Route[] {
  const gate = makeGate({ atOnce: FILES_AT_ONCE, waiting: WAITING_BYTES, budget: queueBudgets.relayFiles });
  return [
    memberRoute({
      method: 'POST',
      path: '/api/sync/relay',
      action: 'sync',
      limit: { anHour: MOST_FILES, atOnce: 2 },
      input: SealedFile,
      bodyLimit: MAX_RELAY_BYTES,
      gate,
      handle: async ({ actor, input }) => answerOf(await takeRelayed(context, secret, actor, input)),
    }),
  ];
}
