import type { PhoneClock } from '../data/phone-clock.ts';
import type { SyncStore } from '../data/store.ts';
import type { Schedule } from '../platform/runner.ts';
import type { SyncStatus } from './status.ts';
import type { Transport } from './transport.ts';

/**
 * Why the engine should run. `start`, `signed_in`, `online` and `visible` also end a wait after a failure. `poke`: the
 * server announced something new.
 */
export type Trigger = 'start' | 'signed_in' | 'write' | 'visible' | 'online' | 'poke';

export interface EngineOptions {
  readonly store: SyncStore;
  readonly transport: Transport;
  /** The phone's clock, milliseconds since 1970; may be wrong by years. */
  readonly now: () => number;
  /** Receives the server's time; by default nothing does. */
  readonly clock?: PhoneClock;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly schedule: Schedule;
  /** Keeps other tabs from doing the same work at the same time. Correctness does not depend on it. */
  readonly exclusive?: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface SyncEngine {
  /** Requests a run soon. */
  trigger(reason: Trigger): void;
  /** Runs once, to the end of the pull, or joins a current run. Resolves when no work is left. */
  run(): Promise<void>;
  status(): SyncStatus;
  /** Calls back after each change of status. Returns a function that unsubscribes. */
  subscribe(listener: (status: SyncStatus) => void): () => void;
  stop(): void;
}
