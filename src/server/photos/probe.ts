import type { Result } from '../../domain/kernel/result.ts';
import { type PhotoStore, photoKey, type StoreFailure } from './photo-store.ts';

/**
 * Puts a few bytes into the store and takes them out again, so that a wrong key or a missing bucket is known when the
 * server starts, and not when the first photo comes.
 * @param name a fresh one: several servers may start at once
 */
export async function probeStore(store: PhotoStore, name: string): Promise<Result<void, StoreFailure>> {
  const key = photoKey('probe', name);
  const put = await store.put(key, new Uint8Array([0]));
  return put.ok ? store.remove(key) : put;
}
