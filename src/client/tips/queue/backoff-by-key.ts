import { backoff } from '../../../domain/kernel/backoff.ts';

/** The longest wait that a server, or a proxy in its name, can ask for. */
const LONGEST_MS = 60 * 60_000;

/** Waits after failures, each under a key of its own. */
export interface BackoffByKey {
  /** Counts a failure. @param atLeast the wait that the server asks for, milliseconds */
  failed(key: string, atLeast?: number): void;
  /** Starts a wait without a failure. */
  hold(key: string, ms: number): void;
  /** Milliseconds still to wait. */
  left(key: string): number;
  /** Failures since the last success. */
  failures(key: string): number;
  clear(key: string): void;
  clearAll(): void;
}

/** @param random uniform in [0, 1) */
export function makeBackoffByKey(now: () => number, random: () => number): BackoffByKey {
  const waits = new Map<string, { failures: number; since: number; ms: number }>();
  const failures = (key: string): number => waits.get(key)?.failures ?? 0;
  return {
    failed(key, atLeast = 0) {
      const count = failures(key) + 1;
      waits.set(key, { failures: count, since: now(), ms: backoff(count, random, Math.min(atLeast, LONGEST_MS)) });
    },
    hold: (key, ms) => void waits.set(key, { failures: failures(key), since: now(), ms }),
    left(key) {
      const wait = waits.get(key);
      // A clock that was set back must not prolong the wait.
      return !wait || now() < wait.since ? 0 : Math.max(0, wait.since + wait.ms - now());
    },
    failures,
    clear: (key) => void waits.delete(key),
    clearAll: () => waits.clear(),
  };
}
