/** `storage_full`: the phone has no space left. `storage_unavailable`: the browser refuses storage or has lost it. */
export type StorageFailureCode = 'storage_full' | 'storage_unavailable';

export interface StorageFailure {
  readonly code: StorageFailureCode;
}

/** A storage failure that aborted a transaction. */
export class StorageError extends Error {
  // Only declared: a field would bring a helper of 1 KB into every page, for browsers that do not know fields.
  declare readonly code: StorageFailureCode;

  constructor(code: StorageFailureCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Names of an error and of the errors it wraps, as Dexie's do. */
function namesOf(error: unknown): string[] {
  const names: string[] = [];
  for (let at = error; at instanceof Object && names.length < 5; at = (at as { inner?: unknown }).inner)
    names.push(String((at as { name?: unknown }).name));
  return names;
}

// AbortError: closed during a transaction. A transaction that we abort throws our own error instead.
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

/** Tells whether the browser lost the connection, as iOS does in the background. Reopening may help. */
export function isConnectionLost(error: unknown): boolean {
  const names = namesOf(error);
  return !isFull(names) && names.some((name) => lost.has(name));
}

/** Maps an IndexedDB error to a failure code; undefined for a bug of ours. */
export function storageFailureOf(error: unknown): StorageFailureCode | undefined {
  const names = namesOf(error);
  if (isFull(names)) return 'storage_full';
  return names.some((name) => lost.has(name) || refused.has(name)) ? 'storage_unavailable' : undefined;
}
