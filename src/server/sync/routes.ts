import { err, ok } from '../../domain/kernel/result.ts';
import { MAX_CURSORS_BYTES, MAX_PUSH_BYTES } from '../../protocol/kernel/limits.ts';
import { DigestRequest } from '../../protocol/sync/digest.ts';
import { HelloRequest } from '../../protocol/sync/hello.ts';
import { PullRequest } from '../../protocol/sync/pull.ts';
import { abridge } from '../../protocol/sync/push.ts';
import { WithdrawRequest } from '../../protocol/sync/withdraw.ts';
import { lastOtherJoin } from '../accounts/joins.ts';
import { memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { makeGate } from '../platform/http/gate.ts';
import { BY_HAND, type Limit, USUAL } from '../platform/http/limits.ts';
import { begun } from '../platform/http/lines.ts';
import { makeQuota } from '../platform/quota.ts';
import { relayKey } from '../relay/relay-key.ts';
import { digest } from './digest.ts';
import { hello } from './hello.ts';
import { pullPages } from './pull.ts';
import { makePushQueue } from './push-queue.ts';
import { AnyPushRequest } from './unpack-columns.ts';
import { withdraw } from './withdraw.ts';

/** Maximum request size for the ids of a batch. */
const WITHDRAW_BYTES = 32_000;

/** A phone sends four batches at a time, and a member may have several phones. */
const PUSHES: Limit = { anHour: 3_600, atOnce: 12 };
/** Each poke causes one. A response counts until it has been sent. */
const PULLS: Limit = { anHour: 3_600, atOnce: 8 };

/** Pushes handled at once: some are written under the district's lock while as many are parsed and answered. */
const PUSHES_AT_ONCE = 16;
/** Maximum number of changes in one transaction, which then holds the lock for a few tenths of a second. */
const CHANGES_TOGETHER = 4_000;
/** Enough for a full batch of every phone of a district that returns to the network together, twice. */
const PUSHES_WAITING_BYTES = 64_000_000;

/**
 * Maximum number of changes of a member in an hour. A phone that was offline for months sends all at once; more than
 * this waits.
 */
const CHANGES_AN_HOUR = 20_000;
const HOUR_MS = 3_600_000;

/** Maximum requests in an hour; each reads a year's records. A phone asks every few hours, or when its owner does. */
const DIGESTS_AN_HOUR = 60;

/**
 * Headers that keep proxies from compressing, caching or buffering the stream: `no-transform` (RFC 9111, section
 * 5.2.2.6) and nginx's own.
 */
const liveHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** Routes of sync. Every version may push; only versions that can read the response may pull. */
export function syncRoutes({
  context,
  secret,
  queueBudgets,
}: Pick<Services, 'context' | 'secret' | 'queueBudgets'>): readonly Route[] {
  const gate = makeGate({ atOnce: PUSHES_AT_ONCE, waiting: PUSHES_WAITING_BYTES, budget: queueBudgets.pushes });
  const quota = makeQuota({ most: CHANGES_AN_HOUR, windowMs: HOUR_MS, now: () => context.now() });
  const push = makePushQueue(context, CHANGES_TOGETHER);
  return [
    memberRoute({
      method: 'POST',
      path: '/api/sync/hello',
      action: 'sync',
      limit: BY_HAND,
      input: HelloRequest,
      handle: async ({ actor, session, input }) => {
        const answer = await hello(context, actor, input);
        if (!answer.ok) return answer;
        const relay = relayKey(secret, { district: context.district, device: input.device, member: actor.member });
        const joined = await lastOtherJoin(context, session);
        return ok({ body: { ...answer.value, relay, ...(joined ? { joined } : {}) } });
      },
    }),
    memberRoute({
      method: 'POST',
      path: '/api/sync/push',
      action: 'sync',
      limit: PUSHES,
      input: AnyPushRequest,
      bodyLimit: MAX_PUSH_BYTES,
      gate,
      async handle({ actor, input }) {
        const retryAfter = quota.take(actor.member, input.changes.length);
        if (retryAfter !== undefined) return err({ code: 'too_many_requests', retryAfter });
        const answer = await push(actor, input);
        return ok({ body: input.brief ? abridge(answer, input.changes.length) : answer });
      },
    }),
    memberRoute({
      method: 'POST',
      path: '/api/sync/withdraw',
      action: 'sync',
      limit: BY_HAND,
      input: WithdrawRequest,
      bodyLimit: WITHDRAW_BYTES,
      handle: async ({ actor, input }) => ok({ body: await withdraw(context, actor, input) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/sync/pull',
      action: 'sync',
      limit: PULLS,
      input: PullRequest,
      bodyLimit: MAX_CURSORS_BYTES,
      isVersioned: true,
      handle: async ({ actor, input }) => ok({ lines: await begun(pullPages(context, actor, input)) }),
    }),
    // 检查数据 compares a phone's records with the server's.
    memberRoute({
      method: 'POST',
      path: '/api/sync/digest',
      action: 'sync',
      limit: { anHour: DIGESTS_AN_HOUR, atOnce: 2 },
      input: DigestRequest,
      bodyLimit: MAX_CURSORS_BYTES,
      handle: async ({ actor, input }) => ok({ body: await digest(context, actor, input) }),
    }),
  ];
}

/** Route of the live stream, which tells an open page when to pull. */
export const liveRoutes = ({ accounts, live }: Pick<Services, 'accounts' | 'live'>): readonly Route[] => [
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
      return opened.ok ? ok({ stream: opened.value, headers: liveHeaders }) : opened;
    },
  }),
];
