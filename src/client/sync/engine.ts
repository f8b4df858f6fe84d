import { MAX_PUSH_CHANGES, PULL_PAGE } from '../../protocol/kernel/limits.ts';
import { makePhoneClock } from '../data/phone-clock.ts';
import { makeListeners } from '../platform/listeners.ts';
import { makeRunner } from '../platform/runner.ts';
import type { Cycle, SyncFailure } from './cycle.ts';
import { makeDeferred } from './deferred.ts';
import type { EngineOptions, SyncEngine, Trigger } from './engine-types.ts';
import { fetchChanges } from './fetch-changes.ts';
import { sayHello } from './hello.ts';
import { retryRefused, sendWithdrawals } from './refused.ts';
import { send } from './send.ts';
import { initialStatus, type SyncStatus } from './status.ts';
import { watchServer } from './watch-server.ts';

/** Interval of runs without other triggers, milliseconds. */
const TICK_MS = 60_000;
/** How long acknowledged changes are kept, so that a server restored from a backup gets them again. */
const KEEP_MS = 30 * 86_400_000;
/** Restarts per run, for a server that keeps losing records. */
const MOST_RESTARTS = 3;

/** Interval of hello, which updates the member's name, rights and squad in an app that is never closed. */
const HELLO_MS = 6 * 3_600_000;

/** Bad gateway, service unavailable, gateway timeout (RFC 9110, section 15.6). */
const GATEWAY: ReadonlySet<number> = new Set([502, 503, 504]);

const urgent: ReadonlySet<Trigger> = new Set(['start', 'signed_in', 'online', 'visible']);

/** Failures that do not tell who is signed in. */
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
 * Synchronizes the phone with the server: sends unsent changes, fetches new records, and backs off after failures.
 * Several engines (tabs) may share one store; their steps may overlap safely.
 */
export function makeSyncEngine(options: EngineOptions): SyncEngine {
  const { store, transport, now, random, schedule, exclusive = (work) => work() } = options;
  const { clock = makePhoneClock({ now }) } = options;
  const deferred = makeDeferred(random);
  const listeners = makeListeners<SyncStatus>();
  let status = initialStatus;
  let mustSayHello = true;
  /** The server was unreachable and may have been restored from a backup since. */
  let mustCompare = false;
  let mustRetryRefused = true;
  let hasPruned = false;
  let isNobody = false;
  let helloAt = 0;
  /** An answer contained something of a later release. */
  let isNewer = false;

  const report = (patch: Partial<SyncStatus>) => {
    status = { ...status, ...patch, ...(isNewer ? { outdated: true } : {}) };
    listeners.tell(status);
  };

  const cycle: Cycle = {
    store,
    transport: watchServer(transport, clock, () => {
      mustSayHello = true;
      void runner.run();
    }),
    now,
    clock,
    deferred,
    report,
    isStopped: () => runner.isStopped(),
    noticeNewer() {
      isNewer = true;
      report({});
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
   * Tells whether the run needs a hello; a run without news is one request. Before sending, the phone checks what the
   * server has of it, and the server's time if dates depend on it.
   */
  async function needsHello(): Promise<boolean> {
    if (mustSayHello || Math.abs(now() - helloAt) > HELLO_MS) return true;
    if (await store.isUnsettled()) return true;
    if (!mustCompare || mustRetryRefused) return mustCompare;
    return (await store.unsent(0, 1)).length > 0 || (await store.pendingWithdrawals()).length > 0;
  }

  async function deliver(hasAnswered: boolean): Promise<SyncFailure | undefined> {
    // Changes saved from here on have requested a run of their own, after the pull that compares.
    if (mustCompare) return undefined;
    const failure =
      (await send(cycle, hasAnswered)) ??
      (await sendWithdrawals(cycle)) ??
      (mustRetryRefused ? await retryRefused(cycle) : undefined);
    if (!failure) mustRetryRefused = false;
    return failure;
  }

  async function exchange(): Promise<SyncFailure | undefined> {
    for (let restarts = 0; restarts < MOST_RESTARTS && !runner.isStopped(); restarts++) {
      const startsWithHello = await needsHello();
      const failure = (startsWithHello ? await sayHelloAgain() : undefined) ?? (await deliver(startsWithHello));
      if (failure) return failure;
      const fetched = await fetchChanges(cycle);
      if (fetched.failure) return fetched.failure;
      mustCompare = false;
      if (!fetched.restarted) break;
    }
    return undefined;
  }

  /** Deletes old acknowledged changes, once per page load. */
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

  /** Plans the next run. After a sign-out only signing in or returning to the app helps. */
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
    // A gateway reports that the server behind it is away.
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
    // Requests sent over the previous network may never be answered.
    if (reason === 'online') transport.abandon?.();
    if (reason === 'start' || reason === 'signed_in') {
      mustSayHello = true;
      mustRetryRefused = true;
    }
    if (urgent.has(reason)) {
      deferred.hurry();
      runner.hurry();
    }
    // A member who saves may have found a network; a server in trouble is not asked.
    const isFine = status.failure === null || status.failure === 'offline';
    if (reason === 'signed_in' || (isFine && !urgent.has(reason))) void runner.run();
  }

  return {
    trigger,
    run: runner.run,
    status: () => status,
    subscribe: listeners.subscribe,
    stop() {
      runner.stop();
      listeners.clear();
    },
  };
}
