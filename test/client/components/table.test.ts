import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvOf, xlsxOf } from '../../../src/client/components/table-file.ts';
import {
  type CellValue,
  type Column,
  nextSort,
  readSort,
  sheetOf,
  sortRows,
  sumOf,
  writeSort,
} from '../../../src/client/components/table-model.ts';
import { compareNames } from '../../../src/client/records/compare-names.ts';
import { readWorkbook } from '../../../src/client/tables/workbook.ts';
import { readDay } from '../../../src/domain/reading/day.ts';

interface Row {
  readonly name: string;
  readonly amount?: number;
}

const columns: readonly Column<Row>[] = [
  { key: 'name', head: '姓名', value: ({ name }) => name },
  { key: 'amount', head: '数量', value: ({ amount }) => amount, number: true },
  { key: 'buttons', head: '修改', cell: () => '' },
];

const rowsOf = (...rows: readonly (readonly [string, number?])[]): Row[] =>
  rows.map(([name, amount]) => (amount === undefined ? { name } : { name, amount }));
const namesOf = (rows: readonly Row[]): string[] => rows.map(({ name }) => name);
const sorted = (rows: readonly Row[], text: string) => sortRows(rows, columns, readSort(text, columns), compareNames);

/** Texts as people and attackers write them. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('=1+1', '+86 138', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', 'a,"b"\r\nc', ' x ', 'constructor'),
);
const cell: fc.Arbitrary<CellValue> = fc.oneof(
  text,
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.integer(),
  fc.constant(undefined),
);
const sheet = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    heads: fc.array(text, { minLength: width, maxLength: width }),
    lines: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
  }),
);

describe('the sort of a table', () => {
  const rows = rowsOf(['第十分队', 3], ['第二分队'], ['第一分队', 20], ['阿', 3]);

  it('goes by numbers and by pinyin, with empty cells last in both directions', () => {
    expect(namesOf(sorted(rows, 'name'))).toEqual(['阿', '第一分队', '第二分队', '第十分队']);
    expect(namesOf(sorted(rows, 'amount'))).toEqual(['第十分队', '阿', '第一分队', '第二分队']);
    expect(namesOf(sorted(rows, '-amount'))).toEqual(['第一分队', '第十分队', '阿', '第二分队']);
  });

  it('is written to the address and read from it', () => {
    for (const sort of [undefined, { key: 'name', down: false }, { key: 'amount', down: true }])
      expect(readSort(writeSort(sort), columns)).toEqual(sort);
    for (const wrong of ['buttons', 'toString', '-', '', ['name'], null])
      expect(readSort(wrong, columns)).toBeUndefined();
  });

  it('goes upwards, downwards and back by taps on a head', () => {
    const first = nextSort(undefined, 'name');
    const second = nextSort(first, 'name');
    expect([first, second]).toEqual([
      { key: 'name', down: false },
      { key: 'name', down: true },
    ]);
    expect(nextSort(second, 'name')).toBeUndefined();
    expect(nextSort(second, 'amount')).toEqual({ key: 'amount', down: false });
  });

  it('loses no row, and keeps the order of equal rows', () => {
    const some = fc.array(
      fc.record({ name: text, amount: fc.option(fc.integer({ max: 3, min: 0 }), { nil: undefined }) }),
    );
    fc.assert(
      fc.property(some, fc.boolean(), (list, down) => {
        const all = list.map(({ name, amount }, at) => ({ name, at, ...(amount === undefined ? {} : { amount }) }));
        const result = sorted(all, down ? '-amount' : 'amount') as typeof all;
        expect(new Set(result)).toEqual(new Set(all));
        for (const [at, row] of result.entries()) {
          const next = result[at + 1];
          if (next?.amount === row.amount && next) expect(next.at).toBeGreaterThan(row.at);
        }
      }),
    );
  });
});

it('adds up the numbers of a column', () => {
  expect(columns.map((column) => sumOf(rowsOf(['a', 1], ['b'], ['c', 2.5]), column))).toEqual([0, 3.5, 0]);
});

it('writes the columns that have values to a file, and those of the page alone not', () => {
  const all: Column<Row>[] = [...columns, { key: 'x', head: 'X', value: () => 'x', only: 'screen' }];
  expect(sheetOf(all, rowsOf(['a', 1], ['b']))).toEqual({
    heads: ['姓名', '数量'],
    lines: [
      ['a', 1],
      ['b', undefined],
    ],
  });
});

describe('a table as CSV', () => {
  it('has a BOM, quotes by RFC 4180 and ends its lines with CRLF', () => {
    const csv = csvOf({
      heads: ['姓名', '数量'],
      lines: [
        ['a,"b"\nc', -1.5],
        ['', undefined],
      ],
    });
    expect(csv).toBe('\ufeff姓名,数量\r\n"a,""b""\nc",-1.5\r\n,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
    'makes no formula of %j',
    (evil) => {
      const [[read] = []] = Papa.parse<string[]>(csvOf({ heads: [evil], lines: [] }).slice(1)).data;
      expect(read).toBe(`'${evil}`);
    },
  );

  it('gives back what was written', () => {
    fc.assert(
      fc.property(sheet, ({ heads, lines }) => {
        const { data } = Papa.parse<string[]>(csvOf({ heads, lines }).slice(1), { delimiter: ',', newline: '\r\n' });
        expect(data).toHaveLength(lines.length + 2);
        for (const [at, line] of [heads, ...lines].entries())
          for (const [place, value] of line.entries()) {
            const read = data[at]?.[place] ?? '';
            if (typeof value === 'number') expect(Number(read)).toBe(value === 0 ? 0 : value);
            else expect([value ?? '', `'${value}`]).toContain(read);
            if (typeof value !== 'number') expect(read).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
          }
      }),
    );
  });
});

describe('a table as a workbook', () => {
  const open = async (blob: Blob) => readWorkbook(new Uint8Array(await blob.arrayBuffer()), 5_100);

  it('keeps texts as texts, even those that look like formulas, and numbers as numbers', async () => {
    const evil = ['=1+1', '@SUM(A1)', '+1', '-1', '<f>1</f>'];
    const blob = await xlsxOf({ heads: ['a'], lines: [...evil.map((each) => [each]), [-2.5]] }, '各镇/[x]');
    expect(await open(blob)).toEqual([[['a'], ...evil.map((each) => [each]), ['-2.5']]]);
    const { unzipSync, strFromU8 } = await import('fflate');
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    const cells = Object.entries(files).flatMap(([name, bytes]) =>
      /worksheets\/.*\.xml$/.test(name) ? strFromU8(bytes) : [],
    );
    expect(cells.join()).not.toContain('<f>');
    expect(cells.join().match(/t="s"/g)).toHaveLength(evil.length);
  });

  it('takes names that every object has, and texts longer than a cell', async () => {
    const lines = [['constructor'], ['__proto__'], ['x'.repeat(40_000)]];
    const [read = []] = (await open(await xlsxOf({ heads: ['toString'], lines }, '人员'))) as string[][][];
    expect(read.slice(0, 3).map(([value]) => value)).toEqual(['toString', 'constructor', '__proto__']);
    expect(read[3]?.[0]).toHaveLength(32_767);
  });

  it('writes days as dates', async () => {
    const lines = [['2016-03-05'], ['1900-01-01'], ['2016-02-30'], ['2016-03-05 入户']];
    const [read = []] = (await open(await xlsxOf({ heads: ['日期'], lines }, 'a'))) as string[][][];
    expect(read.slice(1).flat()).toEqual(['42434', '1900-01-01', '2016-02-30', '2016-03-05 入户']);
    expect(readDay('42434')).toBe('2016-03-05');
  });

  it('tells how many rows are written, and lets the page work in between', async () => {
    const seen: number[] = [];
    let turns = 0;
    const timer = setInterval(() => (turns += 1));
    await xlsxOf({ heads: ['a'], lines: Array.from({ length: 6_500 }, (_, at) => [at]) }, 'a', (rows) =>
      seen.push(rows),
    );
    clearInterval(timer);
    expect(seen).toEqual([1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 6_500]);
    expect(turns).toBeGreaterThan(2);
  });

  it('stores many different texts, the last of them in their cells', async () => {
    const lines = Array.from({ length: 50_010 }, (_, at) => [`<${at}>`]);
    const blob = await xlsxOf({ heads: ['a'], lines }, 'a');
    const sheets = readWorkbook(new Uint8Array(await blob.arrayBuffer()), 60_000);
    expect(sheets[0]).toEqual([['a'], ...lines]);
  });

  it('gives back what was written', async () => {
    // The writer leaves out what XML can not hold.
    const plain = sheet.filter(({ heads, lines }) =>
      [heads, ...lines]
        .flat()
        .every((value) => typeof value !== 'string' || /^[^\p{Cc}\p{Cs}\ufffe\uffff]*$/u.test(value)),
    );
    await fc.assert(
      fc.asyncProperty(plain, async ({ heads, lines }) => {
        const [read = []] = (await open(await xlsxOf({ heads, lines }, 'a'))) as string[][][];
        for (const [at, line] of [heads, ...lines].entries())
          for (const [place, value] of line.entries()) {
            const found = read[at]?.[place] ?? '';
            if (typeof value === 'number') expect(Number(found)).toBe(value === 0 ? 0 : value);
            else expect(found).toBe(value ?? '');
          }
      }),
      { numRuns: 40 },
    );
  });
});
