import { Inflate, strFromU8 } from 'fflate';
import { err, ok, type Result } from '../../domain/kernel/result.ts';

/** Limits on a document: bytes of the file, parts, and bytes of all parts and of one when unpacked. */
export const MAX_DOCX = 5_000_000;
const MAX_PARTS = 1000;
const MAX_UNPACKED = 50_000_000;
export const MAX_PART = 20_000_000;

/** Why a file is no document that is read. */
export type PackageFault =
  | 'not_docx'
  | 'old_document'
  | 'encrypted'
  | 'damaged'
  | 'file_too_large'
  | 'too_many_parts'
  | 'unpacked_too_large';

/** The part of a Word document that holds its text. */
export const BODY = 'word/document.xml';

/** A part of a document, still packed. */
export interface Entry {
  readonly method: number;
  readonly packed: Uint8Array;
  readonly size: number;
}

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte);

/** Finds a text in UTF-16, by which an encrypted document says what it is. */
function holdsWide(bytes: Uint8Array, words: string): boolean {
  const wanted = Array.from(words, (character) => [character.charCodeAt(0), 0]).flat();
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

/** Finds the end of a ZIP archive's directory, which stands in its last 64 KB. */
function directoryEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}

/** Reads the directory of a ZIP archive. Counts parts and sizes before anything is unpacked. */
function readDirectory(bytes: Uint8Array): Result<ReadonlyMap<string, Entry>, PackageFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(view);
  if (end === undefined) return err('damaged');
  const count = view.getUint16(end + 10, true);
  if (count > MAX_PARTS) return err('too_many_parts');
  let [at, unpacked] = [view.getUint32(end + 16, true), 0];
  const entries = new Map<string, Entry>();
  for (let part = 0; part < count; part++) {
    if (view.getUint32(at, true) !== 0x02014b50) return err('damaged');
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [length = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const from = view.getUint32(at + 42, true);
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + length));
    unpacked += size;
    // Two parts of one name are read by one program as the first, by another as the second.
    if (entries.has(name)) return err('damaged');
    if (flags % 2 === 1) return err('encrypted');
    if (view.getUint32(from, true) !== 0x04034b50) return err('damaged');
    const start = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
    if (start + packed > bytes.length) return err('damaged');
    entries.set(name, { method, packed: bytes.subarray(start, start + packed), size });
    at += 46 + length + extra + comment;
  }
  return unpacked > MAX_UNPACKED ? err('unpacked_too_large') : ok(entries);
}

/** Bytes that are unpacked in one go: 16 KB become 17 MB at most. */
const STEP = 16_384;

/** Unpacks a part, and stops as soon as it is larger than the directory says. */
export function unpack({ method, packed, size }: Entry): Uint8Array | undefined {
  if (method === 0) return packed.length === size ? packed : undefined;
  if (method !== 8) return undefined;
  const bytes = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length <= size) bytes.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < packed.length && length <= size; at += STEP)
    inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  return length === size ? bytes : undefined;
}

/** Reads which parts a Word document has. Nothing is unpacked yet. */
export function openPackage(bytes: Uint8Array): Result<ReadonlyMap<string, Entry>, PackageFault> {
  if (bytes.length > MAX_DOCX) return err('file_too_large');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return err(holdsWide(bytes, 'EncryptedPackage') ? 'encrypted' : 'old_document');
  if (!startsWith(bytes, 0x50, 0x4b)) return err('not_docx');
  try {
    const entries = readDirectory(bytes);
    if (!entries.ok) return entries;
    const body = entries.value.get(BODY);
    if (!body) return err('not_docx');
    return body.size > MAX_PART ? err('unpacked_too_large') : entries;
  } catch {
    // Offsets beyond the file.
    return err('damaged');
  }
}
