import { createHash } from 'node:crypto';
import { vi } from 'vitest';

/**
 * Makes WebCrypto's digests answer at once instead of from other threads, so that a story is a function of its seed.
 * @returns a function that undoes it
 */
export function steadyDigest(): () => void {
  const spy = vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (_, data) => {
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    return new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;
  });
  return () => spy.mockRestore();
}
