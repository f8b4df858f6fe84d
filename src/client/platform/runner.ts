import { backoff } from '../../domain/kernel/backoff.ts';
import { type StorageFailureCode, storageFailureOf } from './idb/errors.ts';
import { unexpected } from './unexpected.ts';

/** Runs `work` after `ms`; returns how to call it off. */
export type Schedule = (ms: number, work: () => void) => () => void;

/** What work comes to that throws: the storage failed, or there is a bug. */
export type Fault = { readonly code: StorageFailureCode | 'internal' };

interface Failure {
  readonly code: string;
  /** The wait that the server asks for, milliseconds. */
  readonly retryAfter?: number;
}

export interface RunnerOptions<F extends Failure> {
  /** One attempt; may throw. Returns what stopped it. */
  readonly work: () => Promise<F | undefined>;
  /**
   * Says when to try again without being asked, in milliseconds; undefined for never.
   * @param backedOff a wait that grows with each failure, and is at least as long as the server asks
   */
  readonly plan: (failure: F | Fault | undefined, backedOff: (atLeast?: number) => number) => number | undefined;
  /** Called when a run begins and ends, and with each planned attempt. */
  readonly report?: (state: RunnerState) => void;
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly schedule: Schedule;
}

export interface RunnerState {
  readonly working: boolean;
  /** When the next attempt is due, phone time in milliseconds since 1970. */
  readonly nextAttempt: number | null;
}

export interface Runner {
  /** Runs now, whatever failed before; during a run, once more after it goes well. Resolves when nothing is left to do. */
  run(): Promise<void>;
  /** Ends a wait after a failure; during a run, repeats it even if it fails. A server that asked for time has it first. */
  hurry(): void;
  /** Runs after so many milliseconds at the latest. */
  within(ms: number): void;
  /** Whether an attempt is planned after a failure. */
  isWaiting(): boolean;
  isStopped(): boolean;
  stop(): void;
}

/** However long a server asks to wait, or a proxy in its name, it is asked again after this. */
const LONGEST_MS = 60 * 60_000;

/** The server, or its full disk, asked for time. */
const asksForTime: ReadonlySet<string> = new Set(['busy', 'full']);

/**
 * Repeats work in the background: one run at a time, with growing waits after failures. An exception is a failure like
 * others, so that no run is the last.
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
    // In one breath with the last look at `isAskedAgain`: whoever asks from now on starts a run of their own.
    isRunning = false;
    report({ working: false, nextAttempt: due });
  }

  function run(): Promise<void> {
    if (isRunning) isAskedAgain = true;
    else if (!isStopped) {
      // Before the work begins: it may ask again at once.
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
