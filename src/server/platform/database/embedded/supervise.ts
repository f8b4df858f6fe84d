import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '../../../../domain/kernel/result.ts';
import type { DatabaseFailure } from '../failure.ts';
import type { PostmasterFile } from './postmaster-file.ts';
import { isAlive } from './process.ts';

/** An event of PostgreSQL while the server runs. */
export type PostgresEvent =
  | { readonly kind: 'ended'; readonly pid: number }
  | { readonly kind: 'restarted'; readonly pid: number }
  /** PostgreSQL could not be started; the next attempt follows after `wait` milliseconds. */
  | { readonly kind: 'restart-failed'; readonly failure: DatabaseFailure; readonly wait: number };

export interface Supervision {
  /** The present postmaster, or the last one. */
  current(): PostmasterFile;
  /** Stops the supervision; resolves when no start is in progress. Idempotent. */
  end(): Promise<void>;
}

const WATCH_MS = 200;
const FIRST_WAIT_MS = 500;
const MOST_WAIT_MS = 30_000;

/**
 * Restarts PostgreSQL when it ended unexpectedly: killed by hand or for lack of memory. It retries as long as the
 * server runs, since a full disk may be cleared; until then requests get 503. It polls the process, because an adopted
 * one is not a child of ours.
 * @param start starts PostgreSQL on the port that connections know
 */
export function supervise(
  first: PostmasterFile,
  start: (port: number) => Promise<Result<PostmasterFile, DatabaseFailure>>,
  tell: (event: PostgresEvent) => void,
): Supervision {
  const ending = new AbortController();
  const { signal } = ending;
  const pause = (ms: number): Promise<void> => sleep(ms, undefined, { ref: false, signal }).catch(() => undefined);
  let file = first;

  async function restart(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(MOST_WAIT_MS, wait * 2)) {
      const started = await start(first.port);
      if (started.ok) {
        file = started.value;
        tell({ kind: 'restarted', pid: file.pid });
        return;
      }
      tell({ kind: 'restart-failed', failure: started.error, wait });
      await pause(wait);
    }
  }

  async function watch(): Promise<void> {
    for (;;) {
      await pause(WATCH_MS);
      if (signal.aborted) return;
      if (isAlive(file.pid)) continue;
      tell({ kind: 'ended', pid: file.pid });
      await restart();
    }
  }

  const watching = watch();
  return {
    current: () => file,
    async end() {
      ending.abort();
      await watching;
    },
  };
}
