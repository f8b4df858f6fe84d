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
