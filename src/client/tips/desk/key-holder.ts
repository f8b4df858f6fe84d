import type { Id } from '../../../domain/kernel/id.ts';

/** An unlocked officer's key, in memory only. */
export interface UnlockedKey {
  readonly id: Id;
  /** AGE-SECRET-KEY-PQ-1… */
  readonly identity: string;
  readonly recipient: string;
}

export const IDLE_MS = 15 * 60_000;
/** Time without an open page of the desk until the key locks, milliseconds. Changing pages takes a moment. */
const AWAY_MS = 5_000;

export interface KeyHolder {
  /** The unlocked key; undefined while locked. */
  current(): UnlockedKey | undefined;
  unlock(key: UnlockedKey): void;
  lock(): void;
  /** Restarts the idle timer: the officer is active. */
  touch(): void;
  /** Locks the key if the idle time ran out unnoticed, since timers stop while a computer sleeps. */
  check(): void;
  /**
   * Registers an open page of the desk; without one the key locks.
   * @returns a function to call when the page is left
   */
  enter(): () => void;
  subscribe(listener: () => void): () => void;
}

/**
 * Holds the unlocked key until the page was idle too long or the desk was left. Hours asleep count as idle: `touch`
 * compares clocks before it restarts the timer.
 * @param schedule calls back after some milliseconds; returns a function that cancels it
 */
export function makeKeyHolder({
  now,
  schedule,
  idleMs = IDLE_MS,
}: {
  readonly now: () => number;
  readonly schedule: (ms: number, work: () => void) => () => void;
  readonly idleMs?: number;
}): KeyHolder {
  const listeners = new Set<() => void>();
  let key: UnlockedKey | undefined;
  let until = 0;
  let pages = 0;
  let cancelIdle = () => {};
  let cancelAway = () => {};

  const tell = () => {
    for (const listener of listeners) listener();
  };
  function lock(): void {
    cancelIdle();
    if (!key) return;
    key = undefined;
    tell();
  }
  function watch(): void {
    cancelIdle();
    const rest = until - now();
    if (rest <= 0) lock();
    else cancelIdle = schedule(rest, watch);
  }
  function check(): void {
    if (key && now() >= until) lock();
  }
  function touch(): void {
    check();
    if (key) until = now() + idleMs;
  }
  return {
    current: () => key,
    unlock(next) {
      key = next;
      until = now() + idleMs;
      watch();
      tell();
    },
    lock,
    touch,
    check,
    enter() {
      pages += 1;
      cancelAway();
      return () => {
        pages -= 1;
        if (pages === 0) cancelAway = schedule(AWAY_MS, lock);
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
