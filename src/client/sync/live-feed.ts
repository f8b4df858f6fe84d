import type { Poke } from '../../protocol/sync/live.ts';

/** The pokes, for pages. */
export interface LiveFeed {
  /** Calls back on each poke, whichever tab received it. Returns a function that unsubscribes. */
  subscribe(listener: (poke: Poke) => void): () => void;
  /** Tells whether this tab's own stream is open; then rare polling is enough. */
  isOpen(): boolean;
}

/** A feed without pokes, for a client without a network. */
export const silence: LiveFeed = { subscribe: () => () => undefined, isOpen: () => false };
