import type { RandomBytes } from '../../../domain/kernel/id.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { StorageFailure } from '../../platform/idb/errors.ts';
import type { Peers } from './peers.ts';
import type { QueueStatus } from './status.ts';
import type { Challenge, Solution, TipTransport } from './transport-types.ts';
import type { ItemStore, Ready } from './types.ts';

export interface TipSenderOptions {
  readonly store: ItemStore;
  readonly transport: TipTransport;
  /** Undefined where it took too long. */
  readonly solve: (challenge: Challenge) => Promise<Solution | undefined>;
  /** The phone's clock, ms. */
  readonly now: () => number;
  readonly random: RandomBytes;
  /** Calls `work` after so many ms; returns what cancels it. */
  readonly schedule: (ms: number, work: () => void) => () => void;
  /** One tab at a time, where that can be had; nothing but work is saved by it. */
  readonly exclusive?: <T>(work: () => Promise<T>) => Promise<T>;
  /** When a session on this phone last gave a sign of life, ms; undefined where there was none. */
  readonly lastActive?: () => number | undefined;
  /** False where the browser says that there is no network. It may err: sending is tried all the same. */
  readonly isOnline?: () => boolean;
  /** Other tabs over the same store. */
  readonly peers?: Peers;
}

export interface TipSender {
  /**
   * Puts something sealed into the queue; it is sent when its time has come.
   * @param mailbox the mailbox's token goes along with the photos
   * @param keep `memory`: only as long as this page lives, sent at once; for a phone without room
   * @returns the item's id in the status. `storage_full`: nothing was kept, and nothing is sent
   */
  enqueue(
    ready: Ready,
    mailbox: { readonly token: string },
    keep?: 'phone' | 'memory',
  ): Promise<Result<{ readonly id: string }, StorageFailure>>;
  /** Begins to send what waits. */
  start(): void;
  /** The app came to the front, or the network came back. As at the start, a session on this phone sends just now too. */
  wake(): void;
  /** The owner wants no more waiting. */
  sendNow(): Promise<void>;
  /** What its owner gives up, or has taken note of, leaves the phone and the list. */
  remove(id: string): Promise<Result<void, StorageFailure>>;
  status(): QueueStatus;
  /** Calls now and at each change. Returns the stop. */
  subscribe(listener: (status: QueueStatus) => void): () => void;
  stop(): void;
}
