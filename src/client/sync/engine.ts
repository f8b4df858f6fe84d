import { MAX_PUSH_CHANGES, PULL_PAGE } from '../../protocol/kernel/limits.ts';
import { makePhoneClock } from '../data/phone-clock.ts';
import { makeListeners } from '../platform/listeners.ts';
import { makeRunner } from '../platform/runner.ts';
import { retryRefused } from './retry-refused.ts';
import type { Cycle, SyncFailure } from './cycle.ts';
import { makeDeferred } from './deferred.ts';
import type { EngineOptions, SyncEngine, Trigger } from './engine-types.ts';
import { fetchChanges } from './fetch-changes.ts';
import { sayHello } from './hello.ts';
import { send } from './send.ts';
import { initialStatus, type SyncStatus } from './status.ts';
import { sendWithdrawals } from './send-withdrawals.ts';
import { watchServer } from './watch-server.ts';

/** With nothing to do, the server is asked so often. */
const TICK_MS = 60_000;
/** Acknowledged changes are kept so long: a server restored from a backup gets them again. */
const KEEP_MS = 30 * 86_400_000;
/** A server that loses its records again and again within one run is left alone for a while. */
const MOST_RESTARTS = 3;

/** A hello learns the member's name, rights and squad anew: once a working day of an app that is never closed. */
const HELLO_MS = 6 * 3_600_000;

/** Bad gateway, service unavailable, gateway timeout (RFC 9110, section 15.6). */
const GATEWAY: ReadonlySet<number> = new Set([502, 503, 504]);

const urgent: ReadonlySet<Trigger> = new Set(['start', 'signed_in', 'online', 'visible']);

/** Failures that say nothing about who is signed in. */
const impersonal: ReadonlySet<SyncFailure['code']> = new Set([
  'offline',
  'busy',
  'server',
  'bad_response',
  'foreign',
  'internal',
  'upgrade',
  'storage_full',
  'storage_unavailable',
]);

/**
 * Keeps a phone and the server in step: sends what waits, fetches what is new, waits with jitter after failures. Many
 * engines (tabs) may work over one store; each step is safe beside the same step elsewhere.
 */
export function makeSyncEngine(options: EngineOptions): SyncEngine {
  const { store, transport, now, random, schedule, exclusive = (work) => work() } = options;
  const { clock = makePhoneClock({ now }) } = options;
  const deferred = makeDeferred(random);
  const listeners = makeListeners<SyncStatus>();
  let status = initialStatus;
  let mustSayHello = true;
  /** The server was out of reach, and may have been restored from a backup since. */
  let mustCompare = false;
  let mustRetryRefused = true;
  let hasPruned = false;
  let isNobody = false;
  let helloAt = 0;
  /** Of what the server said, something was of a later release. */
  let isNewer = false;
  let isPartMissing = false;

  const report = (patch: Partial<SyncStatus>) => {
    status = { ...status, ...patch, ...(isNewer || isPartMissing ? { outdated: true } : {}) };
    listeners.tell(status);
  };

  const cycle: Cycle = {
    store,
    transport: watchServer(transport, clock, () => {
      mustSayHello = true;
      void runner.run();
    }),
    now,
    deferred,
    report,
    isStopped: () => runner.isStopped(),
    noticeNewer() {
      isNewer = true;
      report({});
    },
    noticeMissing(isMissing) {
      isPartMissing = isMissing;
    },
    size: { changes: MAX_PUSH_CHANGES, records: PULL_PAGE },
  };

  async function sayHelloAgain(): Promise<SyncFailure | undefined> {
    mustSayHello = false;
    const failure = await sayHello(cycle);
    if (failure) mustSayHello = true;
    else [helloAt, mustCompare] = [now(), false];
    return failure;
  }

  /**
   * A run without news is one request. What the server has of this phone is looked at before anything is sent, and what
   * time it is there before dates that rest on the phone's clock are.
   */
  async function needsHello(): Promise<boolean> {
    if (mustSayHello || Math.abs(now() - helloAt) > HELLO_MS) return true;
    if (await store.isUnsettled()) return true;
    if (!mustCompare || mustRetryRefused) return mustCompare;
    return (await store.unsent(0, 1)).length > 0 || (await store.pendingWithdrawals()).length > 0;
  }

  async function deliver(): Promise<SyncFailure | undefined> {
    // What is saved from here on has asked for a run of its own, after the pull that compares.
    if (mustCompare) return undefined;
    const failure =
      (await send(cycle)) ?? (await sendWithdrawals(cycle)) ?? (mustRetryRefused ? await retryRefused(cycle) : undefined);
    if (!failure) mustRetryRefused = false;
    return failure;
  }

  async function exchange(): Promise<SyncFailure | undefined> {
    for (let restarts = 0; restarts < MOST_RESTARTS && !runner.isStopped(); restarts++) {
      const failure = ((await needsHello()) ? await sayHelloAgain() : undefined) ?? (await deliver());
      if (failure) return failure;
      const fetched = await fetchChanges(cycle);
      if (fetched.failure) return fetched.failure;
      mustCompare = false;
      if (!fetched.restarted) break;
    }
    return undefined;
  }

  /** Once in the life of the page, old acknowledged changes are deleted. */
  async function prune(): Promise<void> {
    if (hasPruned) return;
    hasPruned = true;
    const state = await store.state();
    const contact = state.ok ? state.value.sync.lastContact : null;
    if (contact !== null) await store.prune(contact - KEEP_MS);
  }

  async function work(): Promise<SyncFailure | undefined> {
    isNobody = !(await store.identity());
    if (isNobody) return undefined;
    const failure = await exclusive(exchange);
    if (!failure) await prune();
    return failure;
  }

  /** What follows from a run. Signed out: only somebody signing in, or coming back to the app, helps. */
  function plan(failure: SyncFailure | undefined, backedOff: () => number): number | undefined {
    if (isNobody) return undefined;
    if (!failure) {
      report({ failure: null });
      return Math.min(TICK_MS, Math.max(1_000, deferred.wait(now()) ?? TICK_MS));
    }
    const { code } = failure;
    if (impersonal.has(code)) mustCompare = true;
    else mustSayHello = true;
    if (code === 'unauthorized') report({ session: 'signed_out' });
    if (code === 'another') report({ session: 'another' });
    // A gateway that says so itself: the server behind it is away.
    const isAway = failure.code === 'foreign' && GATEWAY.has(failure.status);
    report({ failure: code === 'another' ? 'forbidden' : isAway ? 'offline' : code });
    return code === 'unauthorized' || code === 'another' ? undefined : backedOff();
  }

  const runner = makeRunner<SyncFailure>({
    work,
    plan,
    report: (state) => report(state.working ? state : { ...state, sending: new Set() }),
    now,
    random,
    schedule,
  });

  function trigger(reason: Trigger): void {
    if (reason === 'signed_in') report({ session: 'unknown' });
    // What went out over the network before this one may wait for ever.
    if (reason === 'online') transport.abandon?.();
    if (reason === 'start' || reason === 'signed_in') {
      mustSayHello = true;
      mustRetryRefused = true;
    }
    if (urgent.has(reason)) {
      deferred.hurry();
      runner.hurry();
    }
    // Somebody who saves may well have found a network; a troubled server is spared.
    const isFine = status.failure === null || status.failure === 'offline';
    if (reason === 'signed_in' || (isFine && !urgent.has(reason))) void runner.run();
  }

  return {
    trigger,
    run: runner.run,
    async subscribeTo(scope) {
      await store.subscribeTo(scope);
      trigger('write');
    },
    status: () => status,
    subscribe: listeners.subscribe,
    stop() {
      runner.stop();
      listeners.clear();
    },
  };
}
