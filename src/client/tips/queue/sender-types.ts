import type { RandomBytes } from '../../../domain/kernel/id.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { StorageFailure } from '../../platform/idb/errors.ts';
import type { Schedule } from '../../platform/runner.ts';
import type { TabChannel } from '../../platform/tabs.ts';
import type { QueueStatus } from './queue-status.ts';
import type { Challenge, Solution, TipTransport } from './transport.ts';
import type { ItemStore, Ready } from './types.ts';

/** News between tabs over the same store; ids and numbers only. */
export type TabNews =
  | { readonly news: 'changed' }
  | { readonly news: 'progress'; readonly id: string; readonly sent: number }
  | { readonly news: 'arrived'; readonly id: string };

export interface TipSenderOptions {
  readonly store: ItemStore;
  readonly transport: TipTransport;
  /** Finds a proof of work; undefined where it took too long. */
  readonly solve: (challenge: Challenge) => Promise<Solution | undefined>;
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly schedule: Schedule;
  /** Runs work in one tab at a time, where the browser can. It saves work only. */
  readonly exclusive?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Time of the last request of a session on this phone; undefined without a session. */
  readonly lastActive?: () => number | undefined;
  /** The browser's word on whether there is a network. It may err: sending is tried all the same. */
  readonly isOnline?: () => boolean;
  readonly channel?: TabChannel<TabNews>;
}

export interface TipSender {
  /**
   * Puts a sealed text with its photos into the queue.
   * @param mailbox its token is sent along with the photos
   * @param keep `memory`: only in this page, and sent at once; for a phone without room
   * @returns the item's id in the status. After a failure nothing is kept, and nothing is sent
   */
  enqueue(
    ready: Ready,
    mailbox: { readonly token: string },
    keep?: 'phone' | 'memory',
  ): Promise<Result<{ readonly id: string }, StorageFailure>>;
  start(): void;
  /** Retries when the app comes to the front or the network comes back. A session is likely to send then, too. */
  wake(): void;
  /** Ends all delays and waits, at the owner's wish. */
  sendNow(): Promise<void>;
  /** Removes an item from the phone and the status: one that its owner gives up, or one that arrived. */
  remove(id: string): Promise<Result<void, StorageFailure>>;
  status(): QueueStatus;
  /** Calls the listener now and at each change. @returns the stop */
  subscribe(listener: (status: QueueStatus) => void): () => void;
  stop(): void;
}
