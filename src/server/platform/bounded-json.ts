/** Maximum nesting of JSON. Our deepest message has eight levels. */
const MOST_LEVELS = 32;
/** Size, in bytes, that every compressed body may decompress to. */
const SMALL = 65_536;
/** Maximum ratio of decompression beyond that. Phones' requests compress to a hundredth at most. */
const MOST_RATIO = 256;

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/** Returns the end of a string literal that begins after `from`. */
function endOfText(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}

/**
 * Tells whether JSON has no more values and levels than allowed. Two bytes of text can become an object of fifty bytes.
 */
function isWithin(bytes: Uint8Array, mostValues: number): boolean {
  let [values, level] = [1, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfText(bytes, at + 1);
    else if (byte === COMMA) values++;
    else if (byte === OPEN || byte === OPEN_LIST) {
      values++;
      level++;
    } else if (byte === CLOSE || byte === CLOSE_LIST) level--;
    if (level > MOST_LEVELS || values > mostValues) return false;
  }
  return true;
}

/**
 * Parses JSON in UTF-8 after counting its values.
 * @param mostValues maximum number of values: members of lists and objects, and these themselves
 * @returns undefined for more than that, or too many levels
 * @throws for invalid JSON
 */
export const parseBounded = (bytes: Uint8Array, mostValues: number): unknown =>
  isWithin(bytes, mostValues) ? JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) : undefined;

/**
 * Computes the size that a compressed body may decompress to.
 * @param packed its compressed size, bytes
 * @param limit of its route, bytes
 */
export const unpackedLimit = (packed: number, limit: number): number =>
  Math.min(limit, Math.max(SMALL, packed * MOST_RATIO));
