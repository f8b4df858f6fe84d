import type { StorageFailureCode } from './backend.ts';

/** Storage failed under a transaction, which therefore left no trace. */
export class StorageError extends Error {
  readonly code: StorageFailureCode;

  constructor(code: StorageFailureCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

function namesOf(error: unknown): string[] {
  const names: string[] = [];
  for (let at = error; at instanceof Object && names.length < 5; at = (at as { inner?: unknown }).inner)
    names.push(String((at as { name?: unknown }).name));
  return names;
}

const lost = new Set(['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'TransactionInactiveError']);
const refused = new Set(['OpenFailedError', 'MissingAPIError', 'SecurityError', 'TimeoutError', 'AbortError']);

/** Whether the browser closed or lost the connection, as iOS does in the background: opening it again may help. */
export const isConnectionLost = (error: unknown): boolean => namesOf(error).some((name) => lost.has(name));

/** What a failure of IndexedDB means; undefined for what is a bug of ours. */
export function storageFailureOf(error: unknown): StorageFailureCode | undefined {
  const names = namesOf(error);
  if (names.includes('QuotaExceededError')) return 'storage_full';
  return names.some((name) => lost.has(name) || refused.has(name)) ? 'storage_unavailable' : undefined;
}
