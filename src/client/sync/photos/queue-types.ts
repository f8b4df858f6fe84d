import type { PhotoStore } from '../../data/photos/photo-store.ts';
import type { Schedule } from '../../platform/runner.ts';
import type { PhotoTransport } from './photo-transport.ts';
import type { UploadFailure } from './upload.ts';

export interface PhotoQueueStatus {
  readonly working: boolean;
  /** The photo under way. */
  readonly sending: string | null;
  /** Why the last run stopped early; null after a good one. */
  readonly failure: UploadFailure['code'] | null;
  /** When the next attempt is due, phone time in milliseconds since 1970. */
  readonly nextAttempt: number | null;
  /** Photos wait because their owner wants Wi-Fi only: `cellular` there is none, `unknown` the browser does not say. */
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
  /** Keeps other tabs from sending at the same time. Saves bytes only: nothing rests on it. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * Resolves when no text is being sent, which always goes first; with false while the server does not know this
   * session as the phone's owner: nobody's photos are sent in another's name.
   */
  readonly mySession: () => Promise<boolean>;
  /** Whether photos wait for Wi-Fi, and why; null when they may go. */
  readonly paused: () => PhotoQueueStatus['paused'];
}

export interface PhotoQueue {
  /** Sends what waits, unless the server is to be spared after a failure. Called when the network is known to work. */
  trigger(): void;
  /** Sends what waits at once: the owner asks, or a network came back. */
  run(): Promise<void>;
  status(): PhotoQueueStatus;
  /** Calls back after each change of status; returns the stop. */
  subscribe(listener: (status: PhotoQueueStatus) => void): () => void;
  stop(): void;
}
