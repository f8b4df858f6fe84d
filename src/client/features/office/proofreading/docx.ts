import { Inflate, strFromU8 } from 'fflate';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { MAX_TEXT } from '../../../../domain/proofreading/proofread.ts';

/** Limits on a document: bytes of the file, parts, bytes of all parts and of the text's part when unpacked. */
export const MAX_DOCX = 5_000_000;
const MAX_PARTS = 1000;
const MAX_UNPACKED = 50_000_000;
const MAX_BODY = 20_000_000;

/** Why no text could be read. */
export type DocxFault =
  | 'not_docx'
  | 'old_document'
  | 'encrypted'
  | 'damaged'
  | 'entities'
  | 'file_too_large'
  | 'too_many_parts'
  | 'unpacked_too_large'
  | 'text_too_long'
  | 'no_text';

const BODY = 'word/document.xml';

interface Entry {
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

/** Reads the directory of a ZIP archive, and finds the text's part. Counts parts and sizes before anything is unpacked. */
function findBody(bytes: Uint8Array): Result<Entry, DocxFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(view);
  if (end === undefined) return err('damaged');
  const count = view.getUint16(end + 10, true);
  if (count > MAX_PARTS) return err('too_many_parts');
  let [at, unpacked] = [view.getUint32(end + 16, true), 0];
  let body: Entry | undefined;
  for (let part = 0; part < count; part++) {
    if (view.getUint32(at, true) !== 0x02014b50) return err('damaged');
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const from = view.getUint32(at + 42, true);
    unpacked += size;
    if (strFromU8(bytes.subarray(at + 46, at + 46 + (name ?? 0))) === BODY) {
      if (body) return err('damaged');
      if (flags % 2 === 1) return err('encrypted');
      if (view.getUint32(from, true) !== 0x04034b50) return err('damaged');
      const start = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
      if (start + packed > bytes.length) return err('damaged');
      body = { method, packed: bytes.subarray(start, start + packed), size };
    }
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  if (unpacked > MAX_UNPACKED) return err('unpacked_too_large');
  if (!body) return err('not_docx');
  return body.size > MAX_BODY ? err('unpacked_too_large') : ok(body);
}

/** Bytes that are unpacked in one go: 16 KB become 17 MB at most. */
const STEP = 16_384;

/** Unpacks a part, and stops as soon as it is larger than the directory says. */
function unpack({ method, packed, size }: Entry): Uint8Array | undefined {
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

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const characterOf = (code: number): string =>
  code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff) ? String.fromCodePoint(code) : '';

const plainText = (xml: string): string =>
  xml.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (_, hex?: string, decimal?: string, name?: string) =>
    hex ? characterOf(Number.parseInt(hex, 16)) : decimal ? characterOf(Number(decimal)) : (entities[name ?? ''] ?? ''),
  );

/** Elements whose text is not the document's: moved or deleted text, a drawing's second form, code of fields, properties. */
const hidden = new Set(['w:moveFrom', 'w:del', 'mc:Fallback', 'w:instrText', 'w:rPr', 'w:pPr']);

const breaks: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

/** Reads the paragraphs of a document's XML, in which only elements matter; a line for each. */
function readBody(xml: string): Result<string, DocxFault> {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return err('entities');
  if (!/<w:document[\s>]/.test(xml.slice(0, 10_000))) return err('not_docx');
  const lines: string[] = [];
  let [line, length, skipped] = ['', 0, 0];
  let isText = false;
  for (let at = 0; at < xml.length; ) {
    const open = xml.indexOf('<', at);
    if (isText && skipped === 0) line += plainText(xml.slice(at, open < 0 ? xml.length : open));
    if (open < 0) break;
    const close = xml.indexOf('>', open);
    if (close < 0) return err('damaged');
    const tag = xml.slice(open + 1, close);
    at = close + 1;
    const [, slash = '', name = ''] = /^(\/?)([\w:]{1,60})/.exec(tag) ?? [];
    const isEmpty = tag.endsWith('/');
    if (hidden.has(name) && !isEmpty) skipped = Math.max(0, skipped + (slash ? -1 : 1));
    if (name === 'w:t') isText = !slash && !isEmpty;
    if (skipped > 0) continue;
    if (!slash) line += breaks[name] ?? '';
    if (name === 'w:p' && (slash || isEmpty)) {
      length += line.length + 1;
      if (length > MAX_TEXT + 1) return err('text_too_long');
      lines.push(line);
      line = '';
    }
  }
  if (length + line.length > MAX_TEXT + 1) return err('text_too_long');
  if (line !== '') lines.push(line);
  const text = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text === '' ? err('no_text') : ok(text);
}

/** Reads the text of a .docx file, without macros, comments, notes and pictures. */
export function readDocx(bytes: Uint8Array): Result<string, DocxFault> {
  if (bytes.length > MAX_DOCX) return err('file_too_large');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return err(holdsWide(bytes, 'EncryptedPackage') ? 'encrypted' : 'old_document');
  if (!startsWith(bytes, 0x50, 0x4b)) return err('not_docx');
  try {
    const body = findBody(bytes);
    if (!body.ok) return body;
    const xml = unpack(body.value);
    return xml ? readBody(strFromU8(xml)) : err('damaged');
  } catch {
    // Offsets beyond the file, and packed bytes that are none.
    return err('damaged');
  }
}
