import type { Result } from '../../domain/kernel/result.ts';
import { type PhotoStore, photoKey, type StoreFailure } from './photo-store.ts';

/**
 * Writes and removes a probe, so that a wrong key or missing bucket is found at the server's start.
 * @param name a new id: several servers may start at once
 */
export async function probeStore(store: PhotoStore, name: string): Promise<Result<void, StoreFailure>> {
  const key = photoKey('probe', name);
  const put = await store.put(key, new Uint8Array([0]));
  return put.ok ? store.remove(key) : put;
}
