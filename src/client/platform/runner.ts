import { backoff } from '../../domain/kernel/backoff.ts';
import { type StorageFailureCode, storageFailureOf } from './idb/errors.ts';
import { unexpected } from './unexpected.ts';

/** Runs `work` after `ms`; returns a function that cancels it. */
export type Schedule = (ms: number, work: () => void) => () => void;

/** Failure of work that throws: a storage failure or a bug. */
export type Fault = { readonly code: StorageFailureCode | 'internal' };

interface Failure {
  readonly code: string;
  /** The wait requested by the server, milliseconds. */
  readonly retryAfter?: number;
}

interface RunnerOptions<F extends Failure> {
  /** Makes one attempt and returns what stopped it; may throw. */
  readonly work: () => Promise<F | undefined>;
  /**
   * Returns the milliseconds until the next automatic attempt; undefined for none.
   * @param backedOff a wait that grows with each failure and is at least as long as the server requested
   */
  readonly plan: (failure: F | Fault | undefined, backedOff: (atLeast?: number) => number) => number | undefined;
  /** Called when a run begins and ends, and for each planned attempt. */
  readonly report?: (state: RunnerState) => void;
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly schedule: Schedule;
}

export interface RunnerState {
  readonly working: boolean;
  /** Phone time of the next attempt, milliseconds since 1970. */
  readonly nextAttempt: number | null;
}

export interface Runner {
  /** Runs now, despite earlier failures; during a run, once more after it succeeds. Resolves when no run is left. */
  run(): Promise<void>;
  /**
   * Ends the wait after a failure; during a run, repeats it even if it fails. A wait requested by the server is kept.
   */
  hurry(): void;
  /** Runs within this many milliseconds. */
  within(ms: number): void;
  /** Tells whether an attempt is planned after a failure. */
  isWaiting(): boolean;
  isStopped(): boolean;
  stop(): void;
}

/** Longest wait that a server or proxy can request. */
const LONGEST_MS = 60 * 60_000;

/** Failures by which the server, or its full disk, requests a wait. */
const asksForTime: ReadonlySet<string> = new Set(['busy', 'full']);

/**
 * Repeats background work: one run at a time, with backoff after failures. An exception counts as a failure, so that
 * work is always retried.
 */
export function makeRunner<F extends Failure>(options: RunnerOptions<F>): Runner {
  const { work, plan, report = () => {}, now, random, schedule } = options;
  let isRunning = false;
  let running = Promise.resolve();
  let isAskedAgain = false;
  let isHurried = false;
  let isStopped = false;
  let failures = 0;
  let last: F | Fault | undefined;
  let due: number | null = null;
  let cancelTimer = () => {};

  const isWaiting = () => last !== undefined && due !== null && due > now();
  const isSpared = () => last !== undefined && asksForTime.has(last.code) && isWaiting();

  function waitFor(ms: number | undefined): void {
    cancelTimer();
    due = isStopped || ms === undefined ? null : now() + ms;
    if (due !== null && ms !== undefined) cancelTimer = schedule(ms, () => void run());
    report({ working: isRunning, nextAttempt: due });
  }

  async function attempt(): Promise<void> {
    try {
      last = await work();
    } catch (error) {
      const code = storageFailureOf(error);
      if (!code) unexpected(error);
      last = { code: code ?? 'internal' };
    }
    const failure = last;
    failures = failure ? failures + 1 : 0;
    const asked = Math.min(LONGEST_MS, failure && 'retryAfter' in failure ? (failure.retryAfter ?? 0) : 0);
    waitFor(plan(failure, (atLeast = 0) => backoff(failures, random, Math.max(atLeast, asked))));
  }

  async function repeat(): Promise<void> {
    cancelTimer();
    due = null;
    report({ working: true, nextAttempt: null });
    do {
      isAskedAgain = false;
      isHurried = false;
      await attempt();
    } while (!isStopped && (last ? isHurried && !isSpared() : isAskedAgain));
    // Set without an await after the last check of `isAskedAgain`: a later call starts a new run.
    isRunning = false;
    report({ working: false, nextAttempt: due });
  }

  function run(): Promise<void> {
    if (isRunning) isAskedAgain = true;
    else if (!isStopped) {
      // Set before the work begins, because the work may call `run`.
      isRunning = true;
      running = repeat();
    }
    return running;
  }

  return {
    run,
    hurry() {
      failures = 0;
      isHurried = isRunning;
      if (isRunning || !isSpared()) void run();
    },
    within(ms) {
      if (!isRunning && (due === null || due > now() + ms)) waitFor(ms);
    },
    isWaiting,
    isStopped: () => isStopped,
    stop() {
      isStopped = true;
      cancelTimer();
    },
  };
}
