import type { RefusalCode } from './types.ts';

/** How one item stands, for the page. */
export interface ItemStatus {
  readonly id: string;
  readonly kind: 'tip' | 'message';
  /**
   * `waiting`: for its time, for a network, or for the next attempt. `arrived`: the server has all of it, and nothing is left on
   * the phone; known only to pages that were open at that moment.
   */
  readonly state: 'waiting' | 'sending' | 'arrived' | 'refused';
  /** While waiting: how long, in words. A finer time would only say what nobody needs to know. */
  readonly until: 'soon' | 'half_hour';
  /** The server has the text; photos are still to come. */
  readonly hasText: boolean;
  /** Bytes over the line, of text and photos. */
  readonly sent: number;
  readonly total: number;
  /** Why it will never be taken. It stays until its owner removes it. */
  readonly refused: RefusalCode | null;
  /** `memory`: there was no room; closing the page loses it. */
  readonly kept: 'phone' | 'memory';
}

export interface QueueStatus {
  /** Oldest first; null until the phone's storage has answered. */
  readonly items: readonly ItemStatus[] | null;
  /** What the last attempt showed: `none` is no network, `busy` a server that asks for patience. */
  readonly network: 'unknown' | 'good' | 'none' | 'busy';
}

export const initialStatus: QueueStatus = { items: null, network: 'unknown' };
