import { readdirSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cutColumns, toCsv, withoutRows } from '../../../src/client/features/office/register/cut-columns.ts';
import { problemWords } from '../../../src/client/features/office/register/problem-words.ts';
import { readRegisterFile } from '../../../src/client/features/office/register/register-file.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { gazetteerColumns, planGazetteer } from '../../../src/domain/register/gazetteer.ts';
import { planRoster, rosterColumns } from '../../../src/domain/register/roster.ts';
import { readCsv } from '../../../src/server/register/import.ts';
import { idOf } from '../../support/arbitraries.ts';
import { must } from '../../support/must.ts';

const folder = new URL('../../support/cases/', import.meta.url);
const squads: FoldedRecord[] = ['第一分队', '第二分队'].map((name, i) => ({
  id: idOf(i + 1),
  kind: 'squad',
  fields: { name },
  clocks: {},
  created: '',
}));

interface Outcome {
  readonly skipped?: readonly string[];
  readonly identity?: readonly string[];
  /** Names in the records that the file would create. */
  readonly names?: readonly unknown[];
  /** Each as `row column code`. */
  readonly issues?: readonly string[];
}

/** Takes a file all the way: read and cut in the browser, sent as CSV, read and planned by the server. */
function outcomeOf(bytes: Uint8Array, target: 'members' | 'places' = 'members') {
  const columns = target === 'members' ? rosterColumns : gazetteerColumns;
  const read = readRegisterFile(bytes, columns);
  if (!read.ok) return { fault: read.error };
  const { lines, skipped, identity } = cutColumns(read.value, columns);
  const sent = readCsv(toCsv(lines), columns);
  if ('unreadable' in sent) throw new Error('what is sent can be read');
  let next = 100;
  const common = { today: '2026-06-15', newId: () => idOf(next++), maxRows: 5000 };
  const plan =
    target === 'members'
      ? planRoster(sent.lines, { ...common, members: [], squads, granter: 'officer' })
      : planGazetteer(sent.lines, { ...common, places: [] });
  return {
    skipped,
    identity,
    names: plan.drafts.map(({ fields }) => fields.name),
    issues: plan.issues.map(({ row, column = '', code }) => `${row} ${column} ${code}`),
    said: plan.issues.map((issue) => problemWords(issue)),
    drafts: plan.drafts,
  };
}

const outcomes: Readonly<Record<string, Outcome | { readonly fault: unknown }>> = {
  '01-gbk.csv': { names: ['测试甲'] },
  '02-utf16le-tab.txt': { names: ['测试甲'] },
  '03-utf16le-comma.csv': { names: ['测试甲'] },
  '04-title-row.csv': { names: ['测试甲'] },
  '05-title-row-gbk.csv': { names: ['测试甲'] },
  '06-sep-line.csv': { names: ['测试甲'] },
  '07-sci-phone.csv': { issues: ['2 phone bad_text'] },
  '08-invisible.csv': { names: ['测试乙', '测试丙', '测试丁'] },
  '09-middle-dot.csv': { names: ['买买提·吐尔逊'] },
  '10-middle-dot-others.csv': {
    names: ['买买提·吐尔逊'],
    issues: ['3 name duplicate_row', '4 name duplicate_row', '5 name duplicate_row'],
  },
  '11-rare.csv': { names: expect.arrayContaining(['𠮷田海', '李㐂', '王䶮']) as unknown as unknown[] },
  '12-gb18030-rare.csv': { names: ['𠮷田海', '李㐂', '王䶮'] },
  '13-trailing-empty.csv': { names: ['测试戊'] },
  '14-quoted-newline.csv': { names: ['测试己'] },
  '15-serial-remark.csv': { names: ['测试庚'], skipped: ['序号', '性别', '备注'] },
  '16-fullwidth.csv': { names: ['测试辛'] },
  '17-merged-squad.csv': { names: ['测试壬'], issues: ['3 squad required'] },
  '18-dup-names.csv': { names: ['张伟'], issues: ['3 name duplicate_row'] },
  '19-phone-text.csv': {
    names: ['测试子', '测试丑', '测试寅', '测试卯', '测试巳'],
    issues: ['6 phone too_long', '8 phone bad_text'],
  },
  '20-number-leading.csv': { names: ['测试未'] },
  '21-xlsx-renamed.csv': { fault: 'workbook_damaged' },
  '22-xls-html.csv': { fault: 'web_page' },
  '23-utf8-cut.csv': { names: ['测试甲'], issues: ['3 role unknown_choice'] },
  '24-mixed-one-bad-byte.csv': {
    names: ['测试甲'],
    issues: ['3 name bad_text', '3 squad squad_unknown', '3 role unknown_choice'],
  },
  '25-cr-only.csv': { names: ['测试甲'] },
  '26-name-zero-width.csv': { names: ['测试丙'] },
  '27-name-plain.csv': { names: ['测试丙'] },
  '28-name-compat.csv': { names: ['來泽民'] },
  '29-name-compat-plain.csv': { names: ['來泽民'] },
  '30-places-units.csv': { names: ['测试镇', '测试村', '测试社区', '测试小学', '测试中学'] },
  '31-places-date.csv': { names: ['测试镇', '六月六日村'], issues: ['4 households wrong_type'] },
  '32-after-join-spaced-name.csv': { names: ['王芳'] },
};

describe('files saved by Chinese offices', () => {
  it('are all listed in the expected results', () => {
    expect(Object.keys(outcomes).sort()).toEqual(readdirSync(folder).sort());
  });

  it.each(Object.entries(outcomes))('%s', (name, expected) => {
    const found = outcomeOf(
      new Uint8Array(readFileSync(new URL(name, folder))),
      name.includes('places') ? 'places' : 'members',
    );
    if ('fault' in expected) expect(found).toEqual(expected);
    else expect(found).toMatchObject({ skipped: [], identity: [], issues: [], ...expected });
  });

  it('get an error for each invalid phone number', () => {
    const phones = outcomeOf(new Uint8Array(readFileSync(new URL('19-phone-text.csv', folder))));
    expect(phones.said).toEqual([expect.stringContaining('两个号码'), expect.stringContaining('分机')]);
    const rounded = outcomeOf(new Uint8Array(readFileSync(new URL('07-sci-phone.csv', folder))));
    expect(rounded.said).toEqual([expect.stringContaining('科学计数')]);
  });

  it('get an error for an invalid byte', () => {
    for (const name of ['23-utf8-cut.csv', '24-mixed-one-bad-byte.csv']) {
      const { said = [] } = outcomeOf(new Uint8Array(readFileSync(new URL(name, folder))));
      expect(new Set(said)).toEqual(new Set([expect.stringContaining('读不出的字')]));
    }
  });

  it('are recognized as UTF-16 without a BOM', () => {
    const text = '姓名,分队\r\n测试甲,第一分队\r\n';
    const big = Buffer.from(text, 'utf16le').swap16();
    for (const bytes of [Buffer.from(text, 'utf16le'), big])
      expect(outcomeOf(new Uint8Array(bytes))).toMatchObject({ names: ['测试甲'], issues: [] });
  });
});

describe('identity card numbers', () => {
  const told = (lines: string[]) =>
    cutColumns(
      lines.map((line) => line.split(',')),
      rosterColumns,
    );

  it('are removed by column title or by content', () => {
    const cut = told(['姓名,身份证号,编号,分队,备用', '测试甲,待补,V0001,第一分队,11010519491231002X']);
    expect(cut.identity).toEqual(['身份证号', '备用']);
    expect(cut.lines).toEqual([
      ['姓名', '编号', '分队'],
      ['测试甲', 'V0001', '第一分队'],
    ]);
    const misplaced = told(['姓名,编号,分队', '测试甲,11010519491231002X,第一分队']);
    expect(misplaced.identity).toEqual(['编号']);
    expect(toCsv(misplaced.lines)).not.toContain('110105');
  });

  it('are also removed above the header', () => {
    expect(toCsv(told(['制表人 11010519491231002X', '姓名,分队', '测试甲,第一分队']).lines)).toBe(
      '\r\n姓名,分队\r\n测试甲,第一分队',
    );
  });
});

describe('a table with rows left out', () => {
  it('keeps the row numbers of the rest', () => {
    expect(toCsv(withoutRows([['姓名'], ['甲'], ['乙, 丙'], ['丁']], new Set([2])))).toBe('姓名\r\n\r\n"乙, 丙"\r\n丁');
  });
});

const workbook = (sheet: string, shared = '', state = ''): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook><sheets><sheet name="封面" sheetId="1" r:id="rId9" state="hidden"/><sheet name="名单" sheetId="2" r:id="rId1"${state}/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet2.xml"/><Relationship Id="rId9" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${shared}</sst>`),
    'xl/worksheets/sheet1.xml': strToU8(
      '<worksheet><row><c r="A1" t="inlineStr"><is><t>封面</t></is></c></row></worksheet>',
    ),
    'xl/worksheets/sheet2.xml': strToU8(
      `<worksheet><cols><col min="1"/></cols><sheetData>${sheet}</sheetData></worksheet>`,
    ),
  });

describe('an Excel workbook', () => {
  const shared =
    '<si><t>姓名</t></si><si><r><t>所属</t></r><r><t>分队</t></r><rPh><t>x</t></rPh></si><si><t xml:space="preserve">电话</t></si><si><t>第一分队</t></si>';
  const header =
    '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c></row>';
  const row = (n: number, name: string) =>
    `<row r="${n}"><c r="A${n}" t="inlineStr"><is><t>${name}</t></is></c><c r="B${n}" t="s"><v>3</v></c><c r="C${n}" s="1"/><c r="D${n}"><v>13800000001</v></c></row>`;

  it('is read from its first visible sheet, including a title and empty columns', () => {
    const found = outcomeOf(
      workbook(`<row r="1"><c r="A1" t="str"><v>花名册&#20;&amp;</v></c></row>${header}${row(4, '测试甲')}`, shared),
    );
    expect(found).toMatchObject({ names: ['测试甲'], issues: [], skipped: [] });
    expect(found.drafts?.[0]).toMatchObject({ row: 4, fields: { phone: '13800000001', squad: idOf(1) } });
  });

  it('is not inflated beyond the size limit, nor read beyond the row limit', () => {
    const bomb = workbook('a'.repeat(49_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    expect(readRegisterFile(bomb, rosterColumns)).toEqual({ ok: false, error: 'workbook_too_large' });
    const far = workbook(`${header}<row r="1048576"><c r="A1048576"><v>1</v></c></row>`, shared);
    expect(readRegisterFile(far, rosterColumns)).toEqual({ ok: false, error: 'workbook_too_large' });
    const wide = must(
      readRegisterFile(workbook(`${header}<row r="4"><c r="XFD4"><v>1</v></c></row>`, shared), rosterColumns),
    );
    expect(Math.max(...wide.map((cells) => cells.length))).toBe(4);
  });

  it('is parsed in linear time even if no cell is closed', () => {
    const open = workbook(`${header}${'<c r="A4">'.repeat(200_000)}`, `${shared}${'<si><t>'.repeat(200_000)}`);
    expect(must(readRegisterFile(open, rosterColumns))[2]).toEqual(['姓名', '所属分队', '', '电话']);
  });

  it('that is damaged, outdated or another format is reported as such', () => {
    const good = workbook(header, shared);
    const faults = [
      [good.slice(0, 200), 'workbook_damaged'],
      [zipSync({ 'word/document.xml': strToU8('<w/>') }), 'workbook_damaged'],
      [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old_workbook'],
      [strToU8('%PDF-1.7'), 'other_document'],
      [strToU8('﻿<html><body>'), 'web_page'],
      [new Uint8Array(1_000_001).fill(44), 'too_large'],
    ] as const;
    for (const [bytes, error] of faults) expect(readRegisterFile(bytes, rosterColumns)).toEqual({ ok: false, error });
  });
});
