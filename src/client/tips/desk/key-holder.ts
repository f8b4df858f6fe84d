import type { Id } from '../../../domain/kernel/id.ts';

/** An officer's key while it is unlocked. It is in memory only, and nowhere else. */
export interface UnlockedKey {
  readonly id: Id;
  /** AGE-SECRET-KEY-PQ-1… */
  readonly identity: string;
  readonly recipient: string;
}

export const IDLE_MS = 15 * 60_000;
/** From one page of the desk to the next there is a moment without any. */
const AWAY_MS = 5_000;

export interface KeyHolder {
  /** The unlocked key; undefined while locked. */
  current(): UnlockedKey | undefined;
  unlock(key: UnlockedKey): void;
  lock(): void;
  /** Somebody is at work: the idle time begins anew. */
  touch(): void;
  /** Locks where the time ran out unseen: while a computer sleeps, timers do too. */
  check(): void;
  /** A page of the desk is open; call what it returns when it is left. Without any page the key locks. */
  enter(): () => void;
  subscribe(listener: () => void): () => void;
}

/**
 * Holds the unlocked key until nobody has touched the page for a while, or left the desk.
 * A computer that slept counts the hours too: `touch` compares clocks before it prolongs anything.
 * @param schedule calls back after so many ms; returns how to call that off
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
