import type { Scope } from '../../domain/kernel/scope.ts';
import type { PhoneClock } from '../data/phone-clock.ts';
import type { SyncStore } from '../data/store.ts';
import type { Schedule } from '../platform/runner.ts';
import type { SyncStatus } from './status.ts';
import type { Transport } from './transport.ts';

/**
 * Why the engine is to run. `start`, `signed_in`, `online` and `visible` also end a wait after a failure; `poke`: the
 * server says that there is something new.
 */
export type Trigger = 'start' | 'signed_in' | 'write' | 'visible' | 'online' | 'poke';

export interface EngineOptions {
  readonly store: SyncStore;
  readonly transport: Transport;
  /** The phone's clock, milliseconds since 1970; may be wrong by years. */
  readonly now: () => number;
  /** Takes in what the server says of the time; left out, nobody does. */
  readonly clock?: PhoneClock;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly schedule: Schedule;
  /** Keeps other tabs from doing the same work at the same time. Nothing rests on it. */
  readonly exclusive?: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface SyncEngine {
  /** Asks for a run soon. */
  trigger(reason: Trigger): void;
  /** Runs once, to the end of the pull; joins a run under way. Resolves when there is nothing left to do now. */
  run(): Promise<void>;
  /** Fetches a scope beyond the default ones, such as an older year. */
  subscribeTo(scope: Scope): Promise<void>;
  status(): SyncStatus;
  /** Calls back after each change of status; returns the stop. */
  subscribe(listener: (status: SyncStatus) => void): () => void;
  stop(): void;
}
