const LENGTH_BYTES = 4;

/** @returns the smallest class that content of this length fits into, with its length; undefined if none does */
export const classOf = (length: number, classes: readonly number[]): number | undefined =>
  classes.find((size) => size >= length + LENGTH_BYTES);

/**
 * Pads content to one of a few lengths, so that a sealed file's length says little: its length in four bytes, the
 * content, zeros.
 * @param classes rising
 * @returns undefined for content that fits into no class
 */
export function pad(content: Uint8Array, classes: readonly number[]): Uint8Array<ArrayBuffer> | undefined {
  const size = classOf(content.length, classes);
  if (size === undefined) return undefined;
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, LENGTH_BYTES);
  return padded;
}

/** @returns the content; undefined for what `pad` does not make: nothing may hide behind the content */
export function unpad(padded: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (padded.length < LENGTH_BYTES) return undefined;
  const end = new DataView(padded.buffer, padded.byteOffset).getUint32(0) + LENGTH_BYTES;
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0)) return undefined;
  return padded.slice(LENGTH_BYTES, end);
}
