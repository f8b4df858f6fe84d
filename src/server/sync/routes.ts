import { err, ok } from '../../domain/kernel/result.ts';
import { MAX_PUSH_BYTES } from '../../protocol/kernel/limits.ts';
import { HelloRequest } from '../../protocol/sync/hello.ts';
import { PullRequest } from '../../protocol/sync/pull.ts';
import { abridge } from '../../protocol/sync/push.ts';
import { WithdrawRequest } from '../../protocol/sync/withdraw.ts';
import { lastOtherJoin } from '../accounts/joins.ts';
import { memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { makeGate } from '../platform/http/gate.ts';
import { BY_HAND, type Limit } from '../platform/http/limits.ts';
import { begun } from '../platform/http/lines.ts';
import { makeQuota } from '../platform/quota.ts';
import { relayKey } from '../relay/relay-key.ts';
import { hello } from './hello.ts';
import { pullPages } from './pull.ts';
import { makePushQueue } from './push-queue.ts';
import { AnyPushRequest } from './unpack-columns.ts';
import { withdraw } from './withdraw.ts';

/** Cursors and wishes of a phone that holds every scope it may name. */
const PULL_BYTES = 64_000;
/** Ids of a batch. */
const WITHDRAW_BYTES = 32_000;

/** A phone sends four batches at a time; a person may have several phones. */
const PUSHES: Limit = { anHour: 3_600, atOnce: 12 };
/** Each poke brings one; an answer counts until it has gone out. */
const PULLS: Limit = { anHour: 3_600, atOnce: 8 };

/** Some are written together under the district's lock, while as many others are read and answered. */
const PUSHES_AT_ONCE = 16;
/** Of those written together: the lock is held for a few tenths of a second. */
const CHANGES_TOGETHER = 4_000;
/** All phones of a district that come back into signal together, with a full batch each, and as much again. */
const PUSHES_WAITING_BYTES = 64_000_000;

/** Changes of a member in an hour: what a phone brings after months comes at once, and more of it waits. */
const CHANGES_AN_HOUR = 20_000;
const HOUR_MS = 3_600_000;

/** The phones' side. A push is taken from any version, a pull only by one that can read what comes. */
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
        const greeted = await hello(context, actor, input);
        if (!greeted.ok) return greeted;
        const relay = relayKey(secret, { district: context.district, device: input.device, member: actor.member });
        const joined = await lastOtherJoin(context, session);
        return ok({ body: { ...greeted.value, relay, ...(joined ? { joined } : {}) } });
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
      bodyLimit: PULL_BYTES,
      isVersioned: true,
      handle: async ({ actor, input }) => ok({ lines: await begun(pullPages(context, actor, input)) }),
    }),
  ];
}
