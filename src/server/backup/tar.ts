/** A file in an archive. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Size of a block of a tar archive: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html (ustar format)
 */
const BLOCK = 512;

/** Longest name that fits a header without its prefix field. */
const MAX_NAME = 100;

/** Maximum size of an entry, in bytes. A table part has about 1 MiB, a photo at most 4 MiB. */
export const MAX_ENTRY = 64 * 2 ** 20;

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

const paddingAfter = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** Computes a header's checksum, counting the checksum field as spaces. */
function checksum(header: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : (header[at] ?? 0);
  return sum;
}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 'ascii');
  header.write(octal(0o600, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(0, 12), 100, 'ascii');
  header.write('0', 156, 'ascii');
  header.write('ustar\0', 257, 'ascii');
  header.write('00', 263, 'ascii');
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return header;
}

/**
 * Writes a ustar archive of small files, which every `tar` reads.
 * @throws for a name or a size that `readTar` would refuse, which is a bug of the caller
 */
export async function* writeTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const { name, bytes } of entries) {
    if (name.length > MAX_NAME || !/^[\x21-\x7e]+$/.test(name)) throw new Error(`no name for an entry: ${name}`);
    if (bytes.length > MAX_ENTRY) throw new Error(`${name} is too large for an entry: ${bytes.length} bytes`);
    yield headerOf(name, bytes.length);
    yield bytes;
    yield Buffer.alloc(paddingAfter(bytes.length));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** Reads a stream in pieces of requested sizes. */
class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** @throws if the stream ends first */
  async take(size: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for (let missing = size; missing > 0; ) {
      if (this.#rest.length === 0) {
        const next = await this.#source.next();
        if (next.done) throw new Error('the archive ends too early');
        this.#rest = next.value;
      }
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  /** Reads the rest, so that an error at the stream's end is thrown. */
  async finish(): Promise<void> {
    while (!(await this.#source.next()).done);
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }
}

function readHeader(header: Uint8Array): { readonly name: string; readonly size: number } {
  const text = Buffer.from(header).toString('latin1');
  const size = Number.parseInt(text.slice(124, 135), 8);
  const isSound =
    Number.parseInt(text.slice(148, 154), 8) === checksum(header) &&
    text.startsWith('ustar', 257) &&
    text[156] === '0' &&
    Number.isSafeInteger(size) &&
    size <= MAX_ENTRY;
  if (!isSound) throw new Error('the archive holds something that no backup has');
  return { name: text.slice(0, MAX_NAME).replace(/\0.*$/s, ''), size };
}

/**
 * Reads an archive of `writeTar`, entry by entry, each whole in memory.
 * @throws if it is cut off, or has anything but files of at most `MAX_ENTRY` bytes
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const pieces = new Pieces(source);
  try {
    for (;;) {
      const header = await pieces.take(BLOCK);
      if (header.every((byte) => byte === 0)) break;
      const { name, size } = readHeader(header);
      yield { name, bytes: await pieces.take(size) };
      await pieces.take(paddingAfter(size));
    }
    await pieces.finish();
  } finally {
    await pieces.close();
  }
}
