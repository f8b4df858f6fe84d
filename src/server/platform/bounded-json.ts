/** Objects within objects: the deepest message of ours has eight levels. */
const MOST_LEVELS = 32;
/** Bytes that every packed body may unpack to … */
const SMALL = 65_536;
/** … and beyond that how many times its own length. What phones send shrinks to a hundredth at most. */
const MOST_RATIO = 256;

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/** Where a text that begins behind `from` ends. */
function endOfText(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}

/** Whether JSON has no more values and levels than allowed: two bytes of text can become an object of fifty. */
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
 * Reads JSON in UTF-8 whose values are counted first.
 * @param mostValues members of lists and objects, and these themselves
 * @returns undefined for more than that, or too many levels
 * @throws for what is no JSON
 */
export const parseBounded = (bytes: Uint8Array, mostValues: number): unknown =>
  isWithin(bytes, mostValues) ? JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) : undefined;

/**
 * Bytes that a packed body may unpack to.
 * @param packed its bytes
 * @param limit of its route, bytes
 */
export const unpackedLimit = (packed: number, limit: number): number =>
  Math.min(limit, Math.max(SMALL, packed * MOST_RATIO));
