import { backoff } from '../../domain/kernel/backoff.ts';
import type { Id } from '../../domain/kernel/id.ts';

/**
 * Why a single change does not get through. `content`, `size`: a firewall refuses it; `cut`: the connection breaks over
 * it; `server`: the server fails on it; `unreadable`: the phone cannot read it.
 */
export type Block = 'content' | 'size' | 'cut' | 'server' | 'unreadable';

export type Blocks = ReadonlyMap<Id, Block>;

/** Single changes that wait for another attempt, so that they do not delay others. */
export interface Deferred {
  /** @param block why it is sent alone from now on; undefined if it may go with others */
  defer(id: Id, now: number, block?: Block): void;
  isWaiting(id: Id, now: number): boolean;
  isBlocked(id: Id): boolean;
  /** Returns the blocked changes with their reasons. */
  blocked(): Blocks;
  /** Returns the milliseconds until the first is due; undefined if none waits. */
  wait(now: number): number | undefined;
  /** Removes a change that the server has answered for. */
  forget(id: Id): void;
  /** Ends all waits; blocked changes are still sent alone. */
  hurry(): void;
}

interface Entry {
  readonly attempt: number;
  readonly since: number;
  readonly ms: number;
  readonly block: Block | undefined;
}

/** Connections that must break over a change before it counts as the cause. */
const CUTS = 3;

export function makeDeferred(random: () => number): Deferred {
  const waits = new Map<Id, Entry>();
  const left = ({ since, ms }: Entry, now: number) =>
    // A clock that was set back must not prolong the wait.
    now < since ? 0 : Math.max(0, since + ms - now);
  return {
    defer(id, now, block) {
      const attempt = (waits.get(id)?.attempt ?? 0) + 1;
      // The run itself waits after a broken connection.
      const ms = block === 'cut' && attempt < CUTS ? 0 : backoff(attempt, random);
      waits.set(id, { attempt, since: now, ms, block });
    },
    isWaiting(id, now) {
      const entry = waits.get(id);
      return entry !== undefined && left(entry, now) > 0;
    },
    isBlocked: (id) => waits.get(id)?.block !== undefined,
    blocked: () =>
      new Map(
        [...waits].flatMap(([id, { block, attempt }]) =>
          block && (block !== 'cut' || attempt >= CUTS) ? [[id, block]] : [],
        ),
      ),
    wait(now) {
      const all = [...waits.values()].map((entry) => left(entry, now)).filter((ms) => ms > 0);
      return all.length ? Math.min(...all) : undefined;
    },
    forget: (id) => void waits.delete(id),
    hurry() {
      for (const [id, entry] of waits)
        if (entry.block) waits.set(id, { ...entry, ms: 0 });
        else waits.delete(id);
    },
  };
}
