/** `storage_full`: the phone has no room. `storage_unavailable`: the browser refuses or has lost its storage. */
export type StorageFailureCode = 'storage_full' | 'storage_unavailable';

export interface StorageFailure {
  readonly code: StorageFailureCode;
}

/** Storage failed under a transaction, which therefore left no trace. */
export class StorageError extends Error {
  readonly code: StorageFailureCode;

  constructor(code: StorageFailureCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** The names of an error and of those that it wraps, as Dexie's do. */
function namesOf(error: unknown): string[] {
  const names: string[] = [];
  for (let at = error; at instanceof Object && names.length < 5; at = (at as { inner?: unknown }).inner)
    names.push(String((at as { name?: unknown }).name));
  return names;
}

// AbortError: closed in the midst of a transaction. One that we abort ourselves throws what made us do it.
const lost = new Set([
  'DatabaseClosedError',
  'InvalidStateError',
  'UnknownError',
  'TransactionInactiveError',
  'AbortError',
]);
const refused = new Set([
  'OpenFailedError',
  'MissingAPIError',
  'SecurityError',
  'TimeoutError',
  'VersionError',
  'NotAllowedError',
]);

const isFull = (names: readonly string[]): boolean => names.includes('QuotaExceededError');

/** Whether the browser closed or lost the connection, as iOS does in the background: opening it again may help. */
export function isConnectionLost(error: unknown): boolean {
  const names = namesOf(error);
  return !isFull(names) && names.some((name) => lost.has(name));
}

/** What a failure of IndexedDB means; undefined for a bug of ours. */
export function storageFailureOf(error: unknown): StorageFailureCode | undefined {
  const names = namesOf(error);
  if (isFull(names)) return 'storage_full';
  return names.some((name) => lost.has(name) || refused.has(name)) ? 'storage_unavailable' : undefined;
}
