import type { StoreFailureCode } from './types.ts';

// AbortError: closed in the midst of a transaction. One that we abort ourselves throws what made us do it.
const lost = new Set(['InvalidStateError', 'UnknownError', 'TransactionInactiveError', 'AbortError']);
const refused = new Set(['SecurityError', 'TimeoutError', 'VersionError', 'NotAllowedError']);

const nameOf = (error: unknown): string => (error instanceof DOMException ? error.name : '');

/** Whether the browser closed the connection, as iOS does in the background: opening it again may help. */
export const isConnectionLost = (error: unknown): boolean => lost.has(nameOf(error));

/** What a failure of IndexedDB means; undefined for what is a bug of ours. */
export function storeFailureOf(error: unknown): StoreFailureCode | undefined {
  const name = nameOf(error);
  if (name === 'QuotaExceededError') return 'storage_full';
  return lost.has(name) || refused.has(name) ? 'storage_unavailable' : undefined;
}
