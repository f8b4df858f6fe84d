import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeDocx } from '../../src/client/reports/docx.ts';
import { groupBy } from '../../src/domain/kernel/group-by.ts';
import type { Line, Report } from '../../src/domain/reports/render.ts';
import { ensureOffice, type PlacedWord, renderedPages, WITHOUT_OFFICE } from '../support/office-program.ts';

const SENTENCE = '五个分队走进集市学校和村组开展宣传活动接受群众咨询发放资料';
const POINTS_A_MM = 72 / 25.4;

const paragraph = (text: string): Line => ({
  type: 'paragraph',
  level: undefined,
  number: '',
  runs: [{ type: 'text', text }],
  line: 1,
});

const heading = (level: 1 | 2, number: string, text: string): Line => ({
  ...paragraph(text),
  type: 'heading',
  level,
  number,
});

/** A report of several pages without anything but full lines, so that lines and characters can be counted. */
const report: Report = {
  lines: [
    { ...paragraph('清源区2016年禁毒工作总结'), type: 'title' },
    heading(1, '一、', '组织领导'),
    heading(2, '（一）', '领导与保障'),
    ...Array.from({ length: 12 }, () => paragraph(SENTENCE.repeat(8))),
    {
      ...paragraph(''),
      runs: [
        {
          type: 'figure',
          name: '发放宣传资料',
          of: { period: 'present' },
          value: { type: 'number', value: 82_260, unit: '份', rounding: 'over' },
          text: '8万余份',
          line: 2,
        },
        { type: 'missing', name: '村组信息员', of: { period: 'present' }, reason: 'no_value', line: 2 },
      ],
    },
    { ...paragraph('清源区禁毒委员会办公室'), type: 'signature' },
    { ...paragraph('2017年1月5日'), type: 'signature' },
  ],
  gaps: [],
  isCut: false,
};

const options = {
  appendices: [],
  idOf: () => 'leaflet.distributed',
  missing: (name: string) => `〔缺：${name}〕`,
};

const partOf = (file: Uint8Array, name: string): string => strFromU8(unzipSync(file)[name] ?? new Uint8Array());

describe('the document of a report', () => {
  let pages: PlacedWord[][] | undefined;
  let file: Uint8Array;
  beforeAll(async () => {
    file = await makeDocx(report, options);
    pages = ensureOffice() ? renderedPages(file) : undefined;
    if (!pages) console.warn(WITHOUT_OFFICE);
  });

  it('has 22 lines of 28 characters on a full page (GB/T 9704-2012)', ({ skip }) => {
    if (!pages) return skip();
    const full = pages.slice(1, -1);
    expect(full.length).toBeGreaterThanOrEqual(2);
    for (const words of full) {
      const body = words.filter(({ text }) => !/^[—\d]+$/.test(text));
      const lines = groupBy(body, ({ top }) => Math.round(top));
      expect(lines.size).toBe(22);
      const lengths = [...lines.values()].map((line) => line.map(({ text }) => text).join('').length);
      expect(Math.max(...lengths)).toBe(28);
      const right = Math.max(...body.map((word) => word.right));
      const left = Math.min(...body.map((word) => word.left));
      expect(left / POINTS_A_MM).toBeCloseTo(28, 0);
      expect((right - left) / POINTS_A_MM).toBeGreaterThan(154);
      expect((right - left) / POINTS_A_MM).toBeLessThan(157);
    }
  });

  it('has page numbers on the right of odd pages and on the left of even ones, 7 mm below the text', ({ skip }) => {
    if (!pages) return skip();
    for (const [index, words] of pages.entries()) {
      const number = words.find(({ text }) => text === String(index + 1));
      const dashes = words.filter(({ text }) => text === '—');
      expect(dashes).toHaveLength(2);
      const isRight = (number?.left ?? 0) > 300;
      expect(isRight).toBe(index % 2 === 0);
      const [first, last] = [dashes[0]?.left ?? 0, dashes[1]?.right ?? 0];
      // One character of the number's size in from the edge of the text.
      const edge = isRight ? (28 + 156) * POINTS_A_MM - last : first - 28 * POINTS_A_MM;
      expect(edge).toBeGreaterThan(12);
      expect(edge).toBeLessThan(16);
    }
  });

  it('indents paragraphs by two characters, and numbers headings by their font', ({ skip }) => {
    if (!pages) return skip();
    const indented = pages[0]?.find(({ text }) => text.startsWith('一、组织领导'));
    expect(((indented?.left ?? 0) - 28 * POINTS_A_MM) / 15.75).toBeCloseTo(2, 1);
    const xml = partOf(file, 'word/document.xml');
    expect(xml).toMatch(/w:eastAsia="黑体"[\s\S]*?组织领导/);
    expect(xml).toMatch(/w:eastAsia="楷体_GB2312"[\s\S]*?领导与保障/);
    expect(partOf(file, 'word/fontTable.xml')).toContain('<w:altName w:val="方正小标宋_GBK"/>');
  });

  it('sets the date two characters to the right of the signature, which ends further left', ({ skip }) => {
    if (!pages) return skip();
    const words = pages.at(-1) ?? [];
    const office = words.find(({ text }) => text.includes('禁毒委员会办公室'));
    const date = words.findLast(({ text, right }) => text.endsWith('日') && right > 400);
    // The fonts of this machine have wider digits than the document's, so their ends are measured: 11 characters and 6.
    const fromEdge = ({ right = 0 }: Partial<PlacedWord> = {}) => ((28 + 156) * POINTS_A_MM - right) / 15.75;
    expect(fromEdge(office)).toBeCloseTo(2, 0);
    expect(fromEdge(date)).toBeCloseTo(5, 0);
    expect(date?.top).toBeGreaterThan(office?.bottom ?? 0);
  });

  it('carries figures in bookmarks, links them in the copy for review alone, and marks what is missing', async () => {
    const xml = partOf(file, 'word/document.xml');
    expect(xml).toContain('w:name="qy_leaflet_distributed_1"');
    expect(xml).toContain('〔缺：村组信息员〕');
    expect(xml).toContain('<w:highlight w:val="yellow"/>');
    expect(xml).not.toContain('w:hyperlink');
    const review = await makeDocx(report, {
      ...options,
      link: ({ name }) => `https://qingyuan.example/?figure=${name}`,
    });
    expect(partOf(review, 'word/document.xml')).toContain('w:hyperlink');
    expect(partOf(review, 'word/_rels/document.xml.rels')).toContain('https://qingyuan.example/');
  });
});
