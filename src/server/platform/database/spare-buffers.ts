/** Kept for the next push; what a burst needs beyond it is left to the garbage collector. */
const MOST_BYTES = 16_000_000;

const spare: Buffer[] = [];
let bytes = 0;

/**
 * Memory to write rows into. Buffers of hundreds of kilobytes outlive the young generation while PostgreSQL takes them in,
 * and are then found to be garbage so late that in a burst they were a third of the server's memory.
 */
export function takeBuffer(size: number): Buffer {
  const at = spare.findIndex((buffer) => buffer.length >= size);
  const [found] = at < 0 ? [] : spare.splice(at, 1);
  if (!found) return Buffer.allocUnsafeSlow(size);
  bytes -= found.length;
  return found;
}

/** Gives back the whole memory of a part; nobody may read it any more. */
export function giveBack({ buffer }: Buffer): void {
  if (buffer instanceof SharedArrayBuffer || bytes + buffer.byteLength > MOST_BYTES) return;
  bytes += buffer.byteLength;
  spare.push(Buffer.from(buffer));
}
