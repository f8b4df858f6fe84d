import { strFromU8 } from 'fflate';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { MAX_TEXT } from '../../../../domain/proofreading/proofread.ts';
import { BODY, openPackage, type PackageFault, unpack } from '../../../reports/docx-package.ts';

/** Why no text could be read. */
export type DocxFault = PackageFault | 'entities' | 'text_too_long' | 'no_text';

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

/** A figure of a document that this system wrote: its name, what was written, and what stands there now. */
export interface HomeFigure {
  readonly name: string;
  readonly written: string;
  /** Empty if somebody took it out. */
  readonly now: string;
}

/** Most bookmarks that are read. */
const MAX_BOOKMARKS = 5_000;

/** Reads the text of each bookmark of ours, over runs and paragraphs. */
function bookmarksIn(xml: string): ReadonlyMap<string, string> {
  const open = new Map<string, string>();
  const texts = new Map<string, string>();
  let [skipped, isText] = [0, false];
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const close = xml.indexOf('>', at);
    if (close < 0) break;
    const tag = xml.slice(at + 1, close);
    const next = xml.indexOf('<', close);
    const [, slash = '', name = ''] = /^(\/?)([\w:]{1,60})/.exec(tag) ?? [];
    const isEmpty = tag.endsWith('/');
    if (hidden.has(name) && !isEmpty) skipped = Math.max(0, skipped + (slash ? -1 : 1));
    if (name === 'w:t') isText = !slash && !isEmpty;
    const id = / w:id="([^"]{1,20})"/.exec(tag)?.[1] ?? '';
    const bookmark = name === 'w:bookmarkStart' ? / w:name="(qy_\w{1,40})"/.exec(tag)?.[1] : undefined;
    if (bookmark && texts.size < MAX_BOOKMARKS) {
      open.set(id, bookmark);
      texts.set(bookmark, '');
    } else if (name === 'w:bookmarkEnd') open.delete(id);
    if (isText && skipped === 0 && next >= 0)
      for (const each of open.values())
        texts.set(each, (texts.get(each) ?? '') + plainText(xml.slice(close + 1, next)));
    at = next;
  }
  return texts;
}

const property = /<property\b[^>]{0,300}? name="(qy_\w{1,40})"[^>]{0,300}>\s*<vt:lpwstr>([^<]{0,300})<\/vt:lpwstr>/g;

/** Reads the texts that were written into the bookmarks of a document, from its properties. */
function writtenIn(xml: string): [bookmark: string, name: string, written: string][] {
  return [...xml.matchAll(property)].slice(0, MAX_BOOKMARKS).map(([, bookmark = '', value = '']) => {
    const [name = '', ...written] = plainText(value).split('=');
    return [bookmark, name, written.join('=')];
  });
}

/** The place of a bookmark in the text, at the end of its name. LibreOffice sorts properties by name. */
const placeOf = (bookmark: string): number => Number(/\d+$/.exec(bookmark)?.[0] ?? 0);

/** Reads the figures of a document that this system wrote, as they stand now; none for any other document. */
export function readHome(bytes: Uint8Array): readonly HomeFigure[] {
  const parts = openPackage(bytes);
  const texts = [BODY, 'docProps/custom.xml'].map((name) => {
    const entry = parts.ok ? parts.value.get(name) : undefined;
    const part = entry && unpack(entry);
    return part ? strFromU8(part) : '';
  });
  const [body = '', properties = ''] = texts;
  if (texts.some((text) => /<!DOCTYPE|<!ENTITY/i.test(text))) return [];
  const now = bookmarksIn(body);
  return writtenIn(properties)
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([bookmark, name, written]) => ({ name, written, now: now.get(bookmark) ?? '' }));
}

/** Reads the text of a .docx file, without macros, comments, notes and pictures. */
export function readDocx(bytes: Uint8Array): Result<string, DocxFault> {
  const parts = openPackage(bytes);
  if (!parts.ok) return parts;
  const body = parts.value.get(BODY);
  try {
    const xml = body && unpack(body);
    return xml ? readBody(strFromU8(xml)) : err('damaged');
  } catch {
    // Packed bytes that are none.
    return err('damaged');
  }
}
