import type { Result } from '../../domain/kernel/result.ts';

/** A failure of the store; `cause` is for the log. */
export interface StoreFailure {
  readonly code: 'unavailable';
  readonly cause: unknown;
}

/** A store of whole photos by key. All servers that share it read what one has put, until it is removed. */
export interface PhotoStore {
  /** Its location for the log, without secrets. */
  readonly place: string;
  /** Resolves when the bytes are on disk. Idempotent. */
  put(key: string, bytes: Uint8Array): Promise<Result<void, StoreFailure>>;
  /** @returns undefined for an unknown key */
  get(key: string): Promise<Result<Uint8Array<ArrayBuffer> | undefined, StoreFailure>>;
  has(key: string): Promise<Result<boolean, StoreFailure>>;
  /** Does nothing for an unknown key. */
  remove(key: string): Promise<Result<void, StoreFailure>>;
}

/** Returns the key of a photo. Each district has 256 folders. */
export const photoKey = (district: string, hash: string): string =>
  `${encodeURIComponent(district)}/${hash.slice(0, 2)}/${hash}.jpg`;
