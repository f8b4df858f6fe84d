import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { entriesByName, figureNames } from '../../../src/client/reports/figure-names.ts';
import { fillTemplate, MAX_VALUES } from '../../../src/client/reports/own-template.ts';
import { makeSource } from '../../../src/domain/reports/figure-source.ts';
import { must } from '../../support/must.ts';
import { reportData } from './report-data.ts';

const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const rels = (target = 'word/document.xml', more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"${more}/></Relationships>`;
/** A paragraph whose text is split over runs, as Word does. */
const paragraph = (...runs: string[]) => `<w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join('')}</w:p>`;
const docx = (body: string, others: Zippable = {}) =>
  zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(rels()),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
    ...others,
  });

const source = makeSource(figureNames(), reportData);
const fill = (file: Uint8Array) =>
  fillTemplate(
    file,
    source,
    (name) => entriesByName().has(name),
    (name) => `〔缺：${name}〕`,
  );
const textOf = (file: Uint8Array): string =>
  strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array())
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .trim();

describe('the office’s own document', () => {
  it('is filled in by Chinese names, also split over runs, in the ways of a report', () => {
    const file = docx(
      paragraph('发放{发放', '宣传', '资料|余}，比上年{发放宣传资料|比上年}，{年份}年{地区}') +
        paragraph('{#镇}{镇名}{发放宣传资料}{/镇}'),
    );
    const filled = must(fill(file));
    expect(textOf(filled.bytes)).toBe('发放8万余份，比上年增长15.3%，2016年清源区\n东镇60,000份');
    expect([filled.unknown, filled.missing]).toEqual([[], []]);
  });

  it('takes double braces, too', () => {
    expect(textOf(must(fill(docx(paragraph('{{禁毒专项', '经费}}')))).bytes)).toBe('35万元');
  });

  it('marks what is unknown and what has no value, and lists both', () => {
    const filled = must(fill(docx(paragraph('{宣传.份数}，{踏查}，{待写 下年打算}'))));
    expect(textOf(filled.bytes)).toBe('〔缺：宣传.份数〕，〔缺：踏查〕，〔缺：下年打算〕');
    const text = '{宣传.份数}，{踏查}，{待写 下年打';
    expect(filled.unknown).toEqual([{ name: '宣传.份数', paragraph: 1, text }]);
    expect(filled.missing).toEqual([
      { name: '踏查', paragraph: 1, text },
      { name: '下年打算', paragraph: 1, text },
    ]);
  });

  it('keeps signs of XML in a value as text', () => {
    const prose = { ...source, slot: () => '<w:br/> & "完"' };
    const file = docx(paragraph('{待写 主要问题}'));
    const filled = must(fillTemplate(file, prose, () => true, String));
    expect(textOf(filled.bytes)).toBe('&lt;w:br/&gt; &amp; &quot;完&quot;');
  });

  const external = ' TargetMode="External"';
  it.each<[string, Uint8Array, string]>([
    ['no document', strToU8('数字'), 'not_docx'],
    ['the old format', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(99)]), 'old_document'],
    ['entities', docx('', { 'word/styles.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }), 'entities'],
    [
      'another encoding',
      docx('', { 'word/styles.xml': strToU8('<?xml version="1.0" encoding="utf-7"?><a/>') }),
      'entities',
    ],
    ['UTF-16', docx('', { 'word/styles.xml': Uint8Array.from([0xff, 0xfe, 0x3c, 0]) }), 'entities'],
    ['macros', docx('', { 'word/vbaProject.bin': strToU8('Sub') }), 'macros'],
    [
      'a macro document',
      docx('', { '[Content_Types].xml': strToU8(types.replace('document.main', 'document.macroEnabled.main')) }),
      'macros',
    ],
    ['an embedded object', docx('', { 'word/embeddings/a.docx': strToU8('x') }), 'macros'],
    [
      'a template elsewhere',
      docx('', { 'word/_rels/settings.xml.rels': strToU8(rels('http://evil.example/a.dotm', external)) }),
      'external',
    ],
    [
      'the same, disguised',
      docx('', { 'word/_rels/settings.xml.rels': strToU8(rels('\\\\\\\\evil\\\\a', ' TargetMode="&#69;xternal"')) }),
      'external',
    ],
    ['a field that runs a program', docx('<w:p><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p>'), 'external'],
    ['a bomb', docx('', { 'word/a.xml': new Uint8Array(20_000_001) }), 'unpacked_too_large'],
    ['a large text', docx(paragraph('长'.repeat(1_700_000))), 'unpacked_too_large'],
    ['a file cut short', docx(paragraph('一')).subarray(0, 300), 'damaged'],
  ])('is refused with %s', (_, file, code) => {
    expect(fill(file)).toMatchObject({ ok: false, error: { code } });
  });

  const linked = (target: string, more = external) =>
    docx(paragraph('{禁毒专项经费}'), {
      'word/_rels/document.xml.rels': strToU8(rels(target, more).replaceAll('/officeDocument"', '/hyperlink"')),
    });
  it('keeps hyperlinks to web pages, and names one that leads elsewhere', () => {
    expect(textOf(must(fill(linked('https://example.org/a?b=1&amp;c=2'))).bytes)).toBe('35万元');
    for (const target of ['file:///c:/a.exe', 'javascript:alert(1)', 'mailto:a@b.cn', '&#x68;ttp://a.cn'])
      expect(fill(linked(target))).toMatchObject({ error: { code: 'link', tags: [{ name: target }] } });
    expect(fill(linked('a>b'))).toMatchObject({ error: { code: 'link' } });
    expect(fill(linked('https://example.org', ' TargetMode=External'))).toMatchObject({ error: { code: 'external' } });
  });

  it('names the tags that are not closed, and loops over what is none', () => {
    const open = docx(paragraph('第一段') + paragraph('全区{#镇}{镇名}'));
    const tags = [{ name: '镇', paragraph: 2, text: '全区{#镇}{镇名}' }];
    expect(fill(open)).toEqual({ ok: false, error: { code: 'tags', tags } });
    expect(fill(docx(paragraph('{发放宣传资料')))).toMatchObject({ ok: false, error: { code: 'tags' } });
    expect(fill(docx(paragraph('{#踏查}{/踏查}')))).toMatchObject({
      error: { code: 'tags', tags: [{ name: '踏查' }] },
    });
  });

  it('fills in a bounded number of values', () => {
    const groups = Array.from({ length: 300 }, (_, n) => ({ id: String(n), name: `镇${n}` }));
    const many = { ...source, groups: () => groups };
    const file = docx(paragraph(`{#镇}${'{年份}'.repeat(MAX_VALUES / 200)}{/镇}`));
    expect(fillTemplate(file, many, () => true, String)).toEqual({
      ...{ ok: false, error: { code: 'too_many_values', tags: [] } },
    });
  });
});
