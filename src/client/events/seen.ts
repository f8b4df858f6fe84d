import type { Id } from '../../domain/kernel/id.ts';

/** The key under which a phone keeps what its member last saw of an event. */
export const seenKey = (event: Id): string => `seen/${event}`;
