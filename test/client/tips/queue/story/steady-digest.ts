import { createHash } from 'node:crypto';
import { vi } from 'vitest';

/** WebCrypto answers from other threads when it pleases; with this at once, so that a story is a function of its seed. */
export function steadyDigest(): void {
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (_, data) => {
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    return new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;
  });
}
