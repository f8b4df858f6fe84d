const LENGTH_BYTES = 4;

/** @returns the smallest class that fits content of this length and its length prefix; undefined if none does */
export const classOf = (length: number, classes: readonly number[]): number | undefined =>
  classes.find((size) => size >= length + LENGTH_BYTES);

/**
 * Pads content to one of a few sizes, so that a sealed file's size reveals little. The result is four bytes of length, the
 * content, zeros.
 * @param classes ascending
 * @returns undefined for content that fits no class
 */
export function pad(content: Uint8Array, classes: readonly number[]): Uint8Array<ArrayBuffer> | undefined {
  const size = classOf(content.length, classes);
  if (size === undefined) return undefined;
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, LENGTH_BYTES);
  return padded;
}

/** @returns the content; undefined for bytes that `pad` cannot produce, so that nothing can hide behind the content */
export function unpad(padded: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (padded.length < LENGTH_BYTES) return undefined;
  const end = new DataView(padded.buffer, padded.byteOffset).getUint32(0) + LENGTH_BYTES;
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0)) return undefined;
  return padded.slice(LENGTH_BYTES, end);
}
