import type { PhotoStore } from '../../data/photos/photo-store.ts';
import type { Schedule } from '../../platform/runner.ts';
import type { PhotoTransport } from './photo-transport.ts';
import type { UploadFailure } from './upload.ts';

export interface PhotoQueueStatus {
  readonly working: boolean;
  /** The photo being sent. */
  readonly sending: string | null;
  /** Why the last run stopped early; null after a success. */
  readonly failure: UploadFailure['code'] | null;
  /** Phone time of the next attempt, milliseconds since 1970. */
  readonly nextAttempt: number | null;
  /** Why photos wait for Wi-Fi, as their owner chose: `cellular` there is none, `unknown` the browser does not tell. */
  readonly paused: 'cellular' | 'unknown' | null;
}

export interface PhotoQueueOptions {
  readonly store: PhotoStore;
  readonly transport: PhotoTransport;
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly schedule: Schedule;
  /** Keeps other tabs from sending at the same time, to save bytes. Correctness does not depend on it. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * Resolves when no changes are being sent, which go first. The value is false while the session is not the phone
   * owner's: no photo is sent in another member's name.
   */
  readonly mySession: () => Promise<boolean>;
  /** Returns why photos wait for Wi-Fi; null if they may be sent. */
  readonly paused: () => PhotoQueueStatus['paused'];
}

export interface PhotoQueue {
  /** Sends waiting photos, except during a wait after a failure. Called when the network is known to work. */
  trigger(): void;
  /** Sends waiting photos now, because the owner asked or the network returned. */
  run(): Promise<void>;
  status(): PhotoQueueStatus;
  /** Calls back after each change of status. Returns a function that unsubscribes. */
  subscribe(listener: (status: PhotoQueueStatus) => void): () => void;
  stop(): void;
}
