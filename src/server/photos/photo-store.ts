import type { Result } from '../../domain/kernel/result.ts';

/** The place where photos lie did not do what it should; `cause` is for the log. */
export interface StoreFailure {
  readonly code: 'unavailable';
  readonly cause: unknown;
}

/** Whole photos by key. What is put can be got until it is removed, and by every server that shares the store. */
export interface PhotoStore {
  /** For the log: where it is, without secrets. */
  readonly place: string;
  /** Returns when the bytes are on disk; putting the same again is harmless. */
  put(key: string, bytes: Uint8Array): Promise<Result<void, StoreFailure>>;
  /** @returns undefined for what is not there */
  get(key: string): Promise<Result<Uint8Array<ArrayBuffer> | undefined, StoreFailure>>;
  has(key: string): Promise<Result<boolean, StoreFailure>>;
  /** Harmless for what is not there. */
  remove(key: string): Promise<Result<void, StoreFailure>>;
}

/** Where a photo lies: spread over 256 folders a district. */
export const photoKey = (district: string, hash: string): string =>
  `${encodeURIComponent(district)}/${hash.slice(0, 2)}/${hash}.jpg`;
