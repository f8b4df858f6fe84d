import { backoff } from '../../domain/kernel/backoff.ts';
import type { Id } from '../../domain/kernel/id.ts';

/**
 * What stops a single change: somebody in between by what it says (`content`) or its size (`size`), a connection that
 * breaks over it (`cut`), a server that fails over it (`server`), or the phone itself, which can not read it (`unreadable`).
 */
export type Block = 'content' | 'size' | 'cut' | 'server' | 'unreadable';

export type Blocks = ReadonlyMap<Id, Block>;

/** Single changes that wait for another attempt, so that they hold up no others. */
export interface Deferred {
  /** @param block why it is to be sent alone from now on; left out where it may go with others */
  defer(id: Id, now: number, block?: Block): void;
  isWaiting(id: Id, now: number): boolean;
  isBlocked(id: Id): boolean;
  /** What stops which. */
  blocked(): Blocks;
  /** Milliseconds until the first is due; undefined when none waits. */
  wait(now: number): number | undefined;
  /** The server has answered for it. */
  forget(id: Id): void;
  /** Ends all waits; what is blocked is still sent alone. */
  hurry(): void;
}

interface Entry {
  readonly attempt: number;
  readonly since: number;
  readonly ms: number;
  readonly block: Block | undefined;
}

/** A connection breaks so often over one change before that is what stops it. */
const CUTS = 3;

export function makeDeferred(random: () => number): Deferred {
  const waits = new Map<Id, Entry>();
  const left = ({ since, ms }: Entry, now: number) =>
    // A clock that was set back in between must not prolong the wait.
    now < since ? 0 : Math.max(0, since + ms - now);
  return {
    defer(id, now, block) {
      const attempt = (waits.get(id)?.attempt ?? 0) + 1;
      // The run itself waits after a cut.
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
