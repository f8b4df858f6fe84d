import { backoff } from '../../domain/kernel/backoff.ts';
import { MAX_PUSH_CHANGES, PULL_PAGE } from '../../protocol/kernel/limits.ts';
import { makePhoneClock } from '../data/phone-clock.ts';
import { storageFailureOf } from '../platform/idb/errors.ts';
import { unexpected } from '../platform/unexpected.ts';
import { askAgain } from './ask-again.ts';
import type { Cycle, SyncFailure } from './cycle.ts';
import { makeDeferred } from './deferred.ts';
import type { EngineOptions, SyncEngine, Trigger } from './engine-types.ts';
import { fetchChanges } from './fetch-changes.ts';
import { greet } from './greet.ts';
import { send } from './send.ts';
import { initialStatus, type SyncStatus } from './status.ts';
import { tellWithdrawn } from './tell-withdrawn.ts';
import { watchServer } from './watch-server.ts';

/** With nothing to do, the server is asked so often. */
const TICK_MS = 60_000;
/** Acknowledged changes are kept so long: a server restored from a backup gets them again. */
const KEEP_MS = 30 * 86_400_000;
/** A server that loses its records again and again within one run is left alone for a while. */
const MOST_RESTARTS = 3;

/** A hello learns the member's name, rights and squad anew: once a working day of an app that is never closed. */
const GREET_MS = 6 * 3_600_000;

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
  const listeners = new Set<(status: SyncStatus) => void>();
  let status = initialStatus;
  let stopped = false;
  let mustGreet = true;
  /** The server was out of reach, and may have been restored from a backup since. */
  let mustCompare = false;
  let mustAsk = true;
  let hasPruned = false;
  let failures = 0;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let isHurried = false;
  let greetedAt = 0;
  /** Of what the server said, something was of a later release. */
  let isNewer = false;
  let isPartMissing = false;
  let cancelTimer = () => {};

  const report = (patch: Partial<SyncStatus>) => {
    status = { ...status, ...patch, ...(isNewer || isPartMissing ? { outdated: true } : {}) };
    for (const listener of listeners) {
      try {
        listener(status);
      } catch (error) {
        unexpected(error);
      }
    }
  };

  const cycle: Cycle = {
    store,
    transport: watchServer(transport, clock, () => {
      mustGreet = true;
      isAskedAgain = true;
    }),
    now,
    deferred,
    report,
    isStopped: () => stopped,
    noticeNewer() {
      isNewer = true;
      report({});
    },
    noticeMissing(isMissing) {
      isPartMissing = isMissing;
    },
    size: { changes: MAX_PUSH_CHANGES, records: PULL_PAGE },
  };

  async function greetAnew(): Promise<SyncFailure | undefined> {
    mustGreet = false;
    const failure = await greet(cycle);
    if (failure) mustGreet = true;
    else [greetedAt, mustCompare] = [now(), false];
    return failure;
  }

  /**
   * A run without news is one request. What the server has of this phone is looked at before anything is sent, and what
   * time it is there before dates that rest on the phone's clock are.
   */
  async function needsGreeting(): Promise<boolean> {
    if (mustGreet || Math.abs(now() - greetedAt) > GREET_MS) return true;
    if (await store.isUnsettled()) return true;
    if (!mustCompare || mustAsk) return mustCompare;
    return (await store.unsent(0, 1)).length > 0 || (await store.untold()).length > 0;
  }

  async function deliver(): Promise<SyncFailure | undefined> {
    // What is saved from here on has asked for a run of its own, after the pull that compares.
    if (mustCompare) return undefined;
    const failure =
      (await send(cycle)) ?? (await tellWithdrawn(cycle)) ?? (mustAsk ? await askAgain(cycle) : undefined);
    if (!failure) mustAsk = false;
    return failure;
  }

  async function exchange(): Promise<SyncFailure | undefined> {
    for (let restarts = 0; restarts < MOST_RESTARTS && !stopped; restarts++) {
      const failure = ((await needsGreeting()) ? await greetAnew() : undefined) ?? (await deliver());
      if (failure) return failure;
      const fetched = await fetchChanges(cycle);
      if (fetched.failure) return fetched.failure;
      mustCompare = false;
      if (!fetched.restarted) break;
    }
    return undefined;
  }

  /** What an exception comes to: a run that ends with one must not be the last. */
  function caught(error: unknown): SyncFailure {
    const code = storageFailureOf(error);
    if (!code) unexpected(error);
    return { code: code ?? 'internal' };
  }

  async function once(): Promise<SyncFailure | 'nobody' | undefined> {
    try {
      return (await store.identity()) ? await exclusive(exchange) : 'nobody';
    } catch (error) {
      return caught(error);
    }
  }

  function plan(ms: number | undefined): void {
    cancelTimer();
    if (stopped || ms === undefined) {
      report({ nextAttempt: null });
      return;
    }
    cancelTimer = schedule(ms, () => trigger('tick'));
    report({ nextAttempt: now() + ms });
  }

  function afterFailure(failure: SyncFailure): void {
    failures++;
    const { code } = failure;
    if (impersonal.has(code)) mustCompare = true;
    else mustGreet = true;
    if (code === 'unauthorized') report({ session: 'signed_out' });
    if (code === 'another') report({ session: 'another' });
    // A gateway that says so itself: the server behind it is away.
    const isAway = failure.code === 'foreign' && GATEWAY.has(failure.status);
    report({ failure: code === 'another' ? 'forbidden' : isAway ? 'offline' : code });
    // Signed out: only somebody signing in, or coming back to the app, helps.
    if (code === 'unauthorized' || code === 'another') plan(undefined);
    else plan(backoff(failures, random, 'retryAfter' in failure ? failure.retryAfter : 0));
  }

  async function afterSuccess(): Promise<void> {
    failures = 0;
    report({ failure: null });
    plan(Math.min(TICK_MS, Math.max(1_000, deferred.wait(now()) ?? TICK_MS)));
    if (hasPruned) return;
    hasPruned = true;
    const state = await store.state();
    const contact = state.ok ? state.value.sync.lastContact : null;
    if (contact !== null) await store.prune(contact - KEEP_MS);
  }

  /** One exchange and what follows from it. */
  async function turn(): Promise<SyncFailure | undefined> {
    const failure = await once();
    if (failure === 'nobody') {
      plan(undefined);
      return undefined;
    }
    if (failure) afterFailure(failure);
    else await afterSuccess().catch(caught);
    return failure;
  }

  async function work(): Promise<void> {
    cancelTimer();
    report({ working: true, nextAttempt: null });
    try {
      let failure: SyncFailure | undefined;
      do {
        isAskedAgain = false;
        isHurried = false;
        failure = await turn();
      } while (!stopped && (isHurried || (isAskedAgain && !failure)));
    } finally {
      // In one breath with the last look at `isAskedAgain`: whoever asks from now on starts a run of their own.
      running = undefined;
      report({ working: false, sending: new Set() });
    }
  }

  function run(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (running) isAskedAgain = true;
    else running = work();
    return running ?? Promise.resolve();
  }

  function trigger(reason: Trigger): void {
    if (reason === 'signed_in') report({ session: 'unknown' });
    const isUrgent = urgent.has(reason);
    if (isUrgent) {
      failures = 0;
      deferred.hurry();
      if (running) isHurried = true;
    }
    // What went out over the network before this one may wait for ever.
    if (reason === 'online') transport.abandon?.();
    if (reason === 'start' || reason === 'signed_in') {
      mustGreet = true;
      mustAsk = true;
    }
    // Somebody who saves may well have found a network; a troubled server is spared.
    const isPatient = reason === 'write' || reason === 'poke';
    const isWaiting = isPatient && status.failure !== null && status.failure !== 'offline';
    const isBusy = status.failure === 'busy' && reason !== 'tick' && reason !== 'signed_in';
    if (!isWaiting && !isBusy) void run();
  }

  return {
    trigger,
    run,
    async want(scope) {
      await store.want(scope);
      trigger('write');
    },
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stopped = true;
      cancelTimer();
      listeners.clear();
    },
  };
}
