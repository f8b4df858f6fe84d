import { backoff } from '../../../domain/kernel/backoff.ts';

/** A server that asks for more, or a proxy that errs, is asked again after this all the same. */
const LONGEST_MS = 60 * 60_000;

/** Waits, after failures above all, each under a key of its own. */
export interface Patience {
  /** One more failure. @param atLeast what the server asked for, ms */
  failed(key: string, atLeast?: number): void;
  /** Waits so many ms, without anything having failed. */
  hold(key: string, ms: number): void;
  /** Milliseconds still to wait; 0 where nothing holds it up. */
  left(key: string): number;
  /** How often it failed since it last went well. */
  failures(key: string): number;
  /** It went well, or things have changed. */
  clear(key: string): void;
}

/** @param random uniform in [0, 1) */
export function makePatience(now: () => number, random: () => number): Patience {
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
      // A clock that was put back in between must not prolong the wait.
      return !wait || now() < wait.since ? 0 : Math.max(0, wait.since + wait.ms - now());
    },
    failures,
    clear: (key) => void waits.delete(key),
  };
}
