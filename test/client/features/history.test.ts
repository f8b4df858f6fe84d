import { readdirSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/client/components/table-file.ts';
import { checkTable } from '../../../src/client/features/office/history/check-table.ts';
import { hashHeads, hashTable, readHistoryFile } from '../../../src/client/features/office/history/history-file.ts';
import { issueText } from '../../../src/client/features/office/history/issue-text.ts';
import { tableRows } from '../../../src/domain/history/mapping.ts';
import type { Surroundings } from '../../../src/domain/history/read-row.ts';
import { must } from '../../support/must.ts';

const workbook = (sheet: string, extra: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
        ...extra,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );
const row = (line: number, ...cells: readonly string[]): string =>
  `<row r="${line}">${cells.map((text, at) => `<c r="${'ABC'[at]}${line}" t="str"><v>${text}</v></c>`).join('')}</row>`;

const nothing: Surroundings = {
  ...{ today: '2026-06-15', find: () => 'unknown', optionLabel: (_, option) => option, unitWords: () => [] },
  ...{ figureByName: () => undefined, entryOf: () => undefined, figureUnits: () => [] },
};

describe('a file of past years', () => {
  const folder = new URL('../../support/cases/', import.meta.url);

  it('is read in every encoding and with every delimiter that offices send, or refused with a reason', () => {
    const outcomes = readdirSync(folder).map((name) => {
      const read = readHistoryFile(new Uint8Array(readFileSync(new URL(name, folder))));
      return read.ok ? Math.max(...read.value.map((cells) => cells.length)) : `${name}: ${JSON.stringify(read.error)}`;
    });
    expect(outcomes.filter((outcome) => typeof outcome === 'string')).toEqual([
      '21-xlsx-renamed.csv: "workbook_damaged"',
      '22-xls-html.csv: "web_page"',
    ]);
    expect(outcomes.filter((width) => width === 1)).toEqual([]);
  });

  it('never computes a formula, expands an entity or runs a macro', () => {
    const formulas = `${row(1, '日期', '数量')}<row r="2"><c r="A2"><f>HYPERLINK("http://x.invalid","y")</f><v>42434</v></c><c r="B2" t="str"><v>=1+1</v></c></row>`;
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    const read = must(
      readHistoryFile(
        workbook(`${formulas}${row(3, '&amp;b;', '&b;')}`, {
          'xl/vbaProject.bin': entities,
          'xl/sharedStrings.xml': `${entities}<sst/>`,
        }),
      ),
    );
    expect(read).toEqual([
      ['日期', '数量'],
      ['42434', '=1+1'],
      ['&b;', '&b;'],
    ]);
    expect(csvOf({ heads: ['x'], lines: [['=1+1']] })).toContain("'=1+1");
  });

  it('is refused, not unpacked, if it is a bomb or has too many rows', () => {
    expect(readHistoryFile(workbook('a'.repeat(49_000_000)))).toEqual({ ok: false, error: 'too_many_rows' });
    const far = workbook(`${row(1, '日期', '数量')}<row r="1048576"><c r="A1048576"><v>1</v></c></row>`);
    expect(readHistoryFile(far)).toEqual({ ok: false, error: 'too_many_rows' });
    const long = new TextEncoder().encode(`日期,数量\n${'2016-13-45,x\n'.repeat(110_000)}`);
    expect(readHistoryFile(long)).toEqual({ ok: false, error: 'too_many_rows' });
  });

  it('with 100,000 malformed rows is summed up in slices, and can be stopped', async () => {
    const lines = must(readHistoryFile(new TextEncoder().encode(`日期,数量\n${'2016-13-45,x\n'.repeat(100_000)}`)));
    const rows = tableRows(lines, 0);
    const mapping = { target: 'leaflet', columns: ['date', 'quantity'], constants: {} } as const;
    let slices = 0;
    const bad: number[] = [];
    const checked = await checkTable(rows, mapping, nothing, {
      onBad: ({ row }, { length }) => bad.push(row * length),
      report() {
        slices += 1;
        return true;
      },
    });
    expect(checked).toMatchObject({ rows: 100_000, badRows: 100_000, drafts: [] });
    expect(bad).toEqual(rows.map(({ row }) => row * 2));
    expect(checked?.sums.map(({ code, count }) => [code, count])).toEqual([
      ['bad_date', 100_000],
      ['not_number', 100_000],
    ]);
    expect(issueText('leaflet', { code: 'bad_date', column: 'date', limit: undefined })).toContain('请写成 2016-3-5');
    expect(slices).toBe(200);
    expect(await checkTable(rows, mapping, nothing, { report: () => false })).toBeUndefined();
  });

  it('is recognized by its cells, as a workbook and as text', async () => {
    const text = must(readHistoryFile(new TextEncoder().encode('日期,数量\r\n2016-3-5,5\r\n\r\n')));
    const book = must(readHistoryFile(workbook(`${row(1, '日期', '数量')}${row(2, '2016-3-5 ', '5')}`)));
    expect(await hashTable(text, 0)).toBe(await hashTable(book, 0));
    expect(await hashTable([...text, ['2016-3-6', '5']], 0)).not.toBe(await hashTable(book, 0));
    expect(await hashHeads(['日 期', '数量'])).toBe(await hashHeads(['日期', '数量（份）', '问题']));
  });
});
