/** How many characters of a text are beyond ASCII, and how many bytes could not be read. */
function weigh(text: string): { readonly read: number; readonly broken: number } {
  let [read, broken] = [0, 0];
  for (const c of text) {
    if (c === '\ufffd') broken++;
    else if (c > '\u007f') read++;
  }
  return { read, broken };
}

/** Text holds no zero bytes unless it is UTF-16: then the zeros of ASCII stand in one half of each pair. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/**
 * The text of a CSV file as Chinese offices save them: UTF-8, UTF-16 or GB18030, with or without a mark. A broken byte
 * becomes U+FFFD and does not change how the rest is read.
 */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return text;
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  // GB18030 read as UTF-8 is broken in nearly every character; UTF-8 with a broken byte in that one alone.
  const { read, broken } = weigh(text);
  if (broken === 0 || read > broken) return text;
  return new TextDecoder('gb18030').decode(bytes);
}
