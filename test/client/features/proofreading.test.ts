import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../src/client/features/office/proofreading/docx.ts';
import { findingText } from '../../../src/client/features/office/proofreading/finding-text.ts';
import { segmentsOf } from '../../../src/client/features/office/proofreading/marks.ts';
import { proofread } from '../../../src/domain/proofreading/proofread.ts';
import { faultyTexts } from '../../domain/proofreading/faulty-texts.ts';
import { must } from '../../support/must.ts';

const body = (xml: string, head = '') =>
  strToU8(`<?xml version="1.0"?>${head}<w:document xmlns:w="x"><w:body>${xml}</w:body></w:document>`);
const paragraph = (...texts: string[]) =>
  `<w:p><w:pPr><w:rPr/></w:pPr>${texts.map((text) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;
const docx = (document: Uint8Array, others: Zippable = {}) =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': document, ...others });

/** Changes bytes in the directory of an archive, which tells names, sizes and flags. */
function withDirectory(bytes: Uint8Array, name: string, change: (view: DataView, at: number) => void): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  for (let at = 0; at < changed.length - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50) {
      const length = view.getUint16(at + 28, true);
      if (new TextDecoder().decode(changed.subarray(at + 46, at + 46 + length)) === name) change(view, at);
    }
  return changed;
}

const wide = (text: string) => Uint8Array.from(Array.from(text, (c) => [c.charCodeAt(0), 0]).flat());
const compound = (text: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600), ...wide(text)]);

describe('a document', () => {
  it('is read as lines, a number over several runs in one piece', () => {
    const xml = `${paragraph('发放', '8', '万余', '份 &amp; &#x4efd;')}<w:p/>${paragraph('二')}`;
    expect(readDocx(docx(body(xml)))).toEqual({ ok: true, value: '发放8万余份 & 份\n\n二' });
  });

  it('is read without what was moved or deleted, a second form of a drawing, and fields', () => {
    const xml = `<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:del><w:r><w:delText>删</w:delText></w:r></w:del>
<w:r><w:t>新</w:t></w:r><w:r><w:tab/><w:instrText>PAGE</w:instrText><w:t>页</w:t></w:r>
<mc:AlternateContent><mc:Choice><w:t>框</w:t></mc:Choice><mc:Fallback><w:t>框</w:t></mc:Fallback></mc:AlternateContent></w:p>`;
    expect(readDocx(docx(body(xml)))).toEqual({ ok: true, value: '新\t页框' });
  });

  it('is read whether its parts are packed or stored, and macros are left alone', () => {
    const parts: Zippable = {
      'word/document.xml': [body(paragraph('一')), { level: 0 }],
      'word/vbaProject.bin': strToU8('Sub'),
    };
    expect(readDocx(zipSync(parts))).toEqual({ ok: true, value: '一' });
  });

  const good = docx(body(paragraph('一')));
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`word/media/${i}`, new Uint8Array(1)]));
  const faults: readonly (readonly [string, Uint8Array, string])[] = [
    ['a text file', strToU8('数字'), 'not_docx'],
    ['an empty file', new Uint8Array(), 'not_docx'],
    ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'not_docx'],
    ['another document under its name', docx(strToU8('<html></html>')), 'not_docx'],
    ['the old format', compound('WordDocument'), 'old_document'],
    ['a password', compound('EncryptedPackage'), 'encrypted'],
    [
      'an encrypted part',
      withDirectory(good, 'word/document.xml', (view, at) => view.setUint16(at + 8, 1, true)),
      'encrypted',
    ],
    ['a file cut short', good.subarray(0, good.length - 30), 'damaged'],
    ['a start without an archive', Uint8Array.from([0x50, 0x4b, 3, 4, ...new Uint8Array(100)]), 'damaged'],
    [
      'a directory that points outside',
      withDirectory(good, 'word/document.xml', (view, at) => view.setUint32(at + 42, 0x7fffffff, true)),
      'damaged',
    ],
    [
      'a part that is larger than the directory says',
      withDirectory(docx(body(' '.repeat(3_000_000))), 'word/document.xml', (view, at) =>
        view.setUint32(at + 24, 100, true),
      ),
      'damaged',
    ],
    ['entities', docx(body(paragraph('&a;'), '<!DOCTYPE a [<!ENTITY a "b">]>')), 'entities'],
    ['a tag without an end', docx(strToU8('<w:document ><w:p')), 'damaged'],
    ['more than 5 MB', new Uint8Array(5_000_001), 'file_too_large'],
    ['more than 1,000 parts', docx(body(paragraph('一')), many), 'too_many_parts'],
    [
      'parts that unpack to more than 50 MB',
      docx(body(paragraph('一')), { 'word/media/a': new Uint8Array(51_000_000) }),
      'unpacked_too_large',
    ],
    ['a text that unpacks to more than 20 MB', docx(body(' '.repeat(20_000_000))), 'unpacked_too_large'],
    ['more than 200,000 characters', docx(body(paragraph('数'.repeat(200_001)))), 'text_too_long'],
    ['no text', docx(body('<w:p/>')), 'no_text'],
  ];
  it.each(faults)('with %s is refused', (_, bytes, fault) => {
    expect(readDocx(bytes)).toEqual({ ok: false, error: fault });
  });
});

describe('the marked text', () => {
  it.each(faultyTexts)('has every finding once, and all its characters: $title', ({ text }) => {
    const { numbers, findings } = must(proofread(text));
    const lines = segmentsOf(text, numbers, findings);
    expect(lines.map((line) => line.map((segment) => segment.text).join('')).join('\n')).toBe(text);
    expect(lines.flat().flatMap((segment) => segment.findings)).toEqual(findings.map((_, index) => index));
    for (const finding of findings) expect(findingText(finding)).not.toMatch(/undefined|NaN|“”/);
  });
});
