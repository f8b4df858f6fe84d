/** Maximum bytes kept for the next push. Beyond this, a burst's buffers are left to the garbage collector. */
const MOST_BYTES = 16_000_000;

const spare: Buffer[] = [];
let bytes = 0;

/**
 * Takes a buffer for rows. Buffers of hundreds of kilobytes live until PostgreSQL has read them, beyond the young
 * generation; freed only by major collections, they made up a third of the server's memory in a burst.
 */
export function takeBuffer(size: number): Buffer {
  const at = spare.findIndex((buffer) => buffer.length >= size);
  const [found] = at < 0 ? [] : spare.splice(at, 1);
  if (!found) return Buffer.allocUnsafeSlow(size);
  bytes -= found.length;
  return found;
}

/** Returns a part's whole memory for reuse. Nobody may read it afterwards. */
export function releaseBuffer({ buffer }: Buffer): void {
  if (buffer instanceof SharedArrayBuffer || bytes + buffer.byteLength > MOST_BYTES) return;
  bytes += buffer.byteLength;
  spare.push(Buffer.from(buffer));
}
