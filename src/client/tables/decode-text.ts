/** Counts a text's characters beyond ASCII and its undecodable bytes. */
function countCharacters(text: string): { readonly read: number; readonly broken: number } {
  let [read, broken] = [0, 0];
  for (const c of text) {
    if (c === '\ufffd') broken++;
    else if (c > '\u007f') read++;
  }
  return { read, broken };
}

/** Detects UTF-16: only UTF-16 text has zero bytes, for ASCII always in the same half of each pair. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/**
 * Decodes a CSV file as saved by Chinese offices: UTF-8, UTF-16 or GB18030, with or without a BOM. An invalid byte
 * becomes U+FFFD and does not change the detected encoding.
 */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return text;
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  // GB18030 read as UTF-8 has an error in nearly every character; damaged UTF-8 has few errors.
  const { read, broken } = countCharacters(text);
  if (broken === 0 || read > broken) return text;
  return new TextDecoder('gb18030').decode(bytes);
}
