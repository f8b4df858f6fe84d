import { backoff } from '../../domain/backoff.ts';
import type { Id } from '../../domain/id.ts';

/** Single changes that wait for another attempt, so that they hold up no others. */
export interface Deferred {
  defer(id: Id, now: number): void;
  isWaiting(id: Id, now: number): boolean;
  /** Milliseconds until the first is due; undefined when none waits. */
  wait(now: number): number | undefined;
  clear(): void;
}

export function makeDeferred(random: () => number): Deferred {
  const waits = new Map<Id, { attempt: number; since: number; ms: number }>();
  const left = ({ since, ms }: { since: number; ms: number }, now: number) =>
    // A clock that was set back in between must not prolong the wait.
    now < since ? 0 : Math.max(0, since + ms - now);
  return {
    defer(id, now) {
      const attempt = (waits.get(id)?.attempt ?? 0) + 1;
      waits.set(id, { attempt, since: now, ms: backoff(attempt, random) });
    },
    isWaiting(id, now) {
      const entry = waits.get(id);
      return entry !== undefined && left(entry, now) > 0;
    },
    wait(now) {
      const all = [...waits.values()].map((entry) => left(entry, now)).filter((ms) => ms > 0);
      return all.length ? Math.min(...all) : undefined;
    },
    clear: () => waits.clear(),
  };
}
