import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryFor } from '../../../src/domain/figures/catalogue.ts';
import { MAX_CHUNK_ROWS, nextChunk } from '../../../src/domain/history/chunk.ts';
import { makeIssueSums } from '../../../src/domain/history/issue.ts';
import {
  guessColumns,
  headerLine,
  identityColumns,
  lackingColumns,
  type Mapping,
  tableRows,
} from '../../../src/domain/history/mapping.ts';
import { makeFinder } from '../../../src/domain/history/names.ts';
import { type HistoryDraft, makeRowReader, type Surroundings } from '../../../src/domain/history/read-row.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const record = (n: number, kind: FoldedRecord['kind'], fields: FoldedRecord['fields']): FoldedRecord => ({
  ...{ id: idOf(n), kind, fields, clocks: {}, created: '' },
});
const records = [
  record(1, 'place', { name: '清水镇', form: 'town' }),
  record(2, 'place', { name: '石岭镇', form: 'town' }),
  record(3, 'place', { name: '云盘村', form: 'village', parent: idOf(1) }),
  record(4, 'place', { name: '云盘村', form: 'village', parent: idOf(2) }),
  record(5, 'place', { name: '岭头村', form: 'village', parent: idOf(2) }),
  record(6, 'squad', { name: '第一分队' }),
];
const figures: Readonly<Record<string, string>> = { 专项经费: 'fund.special', 乡镇数: 'place.towns' };
const around: Surroundings = {
  today: '2026-06-15',
  find: makeFinder(records),
  optionLabel: (field, option) => (field === 'form' && option === 'lecture' ? '讲座' : option),
  unitWords: () => ['份', '人次'],
  figureByName: (name) => figures[name],
  entryOf: entryFor,
  figureUnits: (figure) => (figure === 'fund.special' ? ['万元'] : ['个']),
};
const read = (mapping: Omit<Mapping, 'constants'> & Partial<Mapping>) =>
  makeRowReader({ constants: {}, ...mapping }, around);

describe('a table of past work', () => {
  const row = read({ target: 'leaflet', columns: ['date', 'place', 'quantity', 'squad', ''] });

  it('becomes records, with places by their path and numbers with units', () => {
    expect(row(3, ['2016年3月5日', '清水镇/云盘村', '1,200份', '第一 分队', 'x'])).toEqual({
      issues: [],
      drafts: [
        {
          row: 3,
          part: 0,
          fields: { date: '2016-03-05', place: idOf(3), quantity: 1200, squad: idOf(6) },
        },
      ],
    });
  });

  it.each([
    [['2016-2-30', '', '5'], 'bad_date'],
    [['1999-03-05', '', '5'], 'date_too_old'],
    [['2027-01-01', '', '5'], 'future_date'],
    [['2016-03-05', '云盘村', '5'], 'name_several'],
    [['2016-03-05', '没有村', '5'], 'name_unknown'],
    [['2016-03-05', '', '8万余'], 'not_number'],
    [['2016-03-05', '', '90000'], 'too_large'],
    [['2016-03-05', '', ''], 'required'],
    [['', '', '5'], 'required'],
    [['2016-03-05', '岭\ufffd村', '5'], 'bad_byte'],
  ])('%j has an issue of its own: %s', (cells, code) => {
    const { drafts, issues } = row(7, cells);
    expect([drafts, issues.map((issue) => issue.code)]).toEqual([[], [code]]);
    expect(issues[0]?.row).toBe(7);
  });

  it('takes what is the same in all rows where a cell is empty', () => {
    const same = read({ target: 'event', columns: ['date', 'title', 'form'], constants: { place: '岭头村' } });
    expect(same(2, ['2016-6-26', '禁毒日', '讲座']).drafts[0]?.fields).toEqual({
      ...{ date: '2016-06-26', title: '禁毒日', form: 'lecture', place: idOf(5) },
    });
    expect(same(2, ['2016-6-26', '禁毒日', '座谈']).issues[0]?.code).toBe('unknown_choice');
  });
});

describe('a table of tallies', () => {
  const row = read({
    target: 'statement',
    columns: ['figure', 'period', 'value', 'unit', 'who'],
    constants: { document: '2016年台账' },
  });

  it('becomes statements with their source; a state is of the last day', () => {
    expect(row(2, ['专项经费', '2016年', '35', '万元', '财政局']).drafts[0]?.fields).toEqual({
      ...{ figure: 'fund.special', from: '2016-01-01', to: '2016-12-31', number: 35 },
      ...{ who: '财政局', document: '2016年台账' },
    });
    expect(row(3, ['乡镇数', '2016年', '缺：没有名册', '', '']).drafts[0]?.fields).toMatchObject({
      ...{ from: '2016-12-31', to: '2016-12-31', missing: '没有名册' },
    });
  });

  it.each([
    [['没有的指标', '2016年', '1', '', '甲'], ['figure_unknown']],
    [['专项经费', '今年', '1', '', '甲'], ['period_unknown']],
    [['专项经费', '', '1', '', '甲'], ['required']],
    [['专项经费', '2016年', '1', '户', '甲'], ['unit_differs']],
    [['专项经费', '2016年', '8万余', '', '甲'], ['not_exact']],
    [['专项经费', '2016年', '?', '', '甲'], ['no_reason']],
    [['专项经费', '2016年', '', '', '甲'], ['required']],
    [['专项经费', '2016年', '1', '', ''], ['required']],
    [
      ['乡镇数', '1016年', '1', '', '甲'],
      ['date_too_old', 'date_too_old'],
    ],
  ])('%j has %j', (cells, codes) => {
    expect(row(9, cells).issues.map(({ code }) => code)).toEqual(codes);
    expect(row(9, cells).drafts).toEqual([]);
  });

  it('multiplies a unit of ten thousand', () => {
    const { drafts } = row(4, ['乡镇数', '2015年', '1.2', '万个', '民政局']);
    expect(drafts[0]?.fields.number).toBe(12_000);
  });

  it('asks about a row that repeats an earlier one', () => {
    const twice = read({ target: 'statement', columns: ['figure', 'period', 'value', 'who'] });
    expect(twice(2, ['专项经费', '2016', '35', '甲']).drafts).toHaveLength(1);
    expect(twice(3, ['专项经费', '2016', '36', '甲'])).toEqual({
      drafts: [],
      issues: [{ row: 3, code: 'duplicate_row' }],
    });
  });

  it('makes one statement for each filled cell of a wide table', () => {
    const wide = read({
      target: 'statement',
      columns: ['period', 'figure:fund.special', 'figure:place.towns'],
      constants: { who: '禁毒办' },
    });
    expect(
      wide(2, ['2015年', '30', '5']).drafts.map(({ part, fields }) => [part, fields.figure, fields.number]),
    ).toEqual([
      [0, 'fund.special', 30],
      [1, 'place.towns', 5],
    ]);
    expect(wide(3, ['2016年', '', '5']).drafts).toHaveLength(1);
  });
});

describe('the heads of a table', () => {
  const lines = [
    ['2016年汇总'],
    [],
    ['指标', '年份', '数值', '身份证'],
    ['专项经费', '2016', '35', '11010519491231002X'],
    [],
  ];

  it('are found below a title, and their meaning is guessed', () => {
    expect(headerLine(lines)).toBe(2);
    const names = { label: (column: string) => column, figureByName: (name: string) => figures[name] };
    expect(guessColumns(lines[2] ?? [], 'statement', names)).toEqual(['figure', 'period', 'value', '']);
    expect(guessColumns(['时间', '专项经费', '乡镇数', '数值', '数值'], 'statement', names)).toEqual([
      ...['period', 'figure:fund.special', 'figure:place.towns', 'value', ''],
    ]);
    expect(tableRows(lines, 2).map(({ row }) => row)).toEqual([4]);
  });

  it('never include a column of identity numbers', () => expect(identityColumns(lines, 2)).toEqual([3]));

  it('say what is still missing', () => {
    const mapping = { target: 'statement', columns: ['period', 'figure:fund.special'], constants: {} } as const;
    expect(lackingColumns(mapping)).toEqual(['who']);
    expect(lackingColumns({ ...mapping, constants: { who: '禁毒办' } })).toEqual([]);
    expect(lackingColumns({ target: 'leaflet', columns: ['place'], constants: {} })).toEqual(['date', 'quantity']);
  });
});

it('sums issues up by kind, with the first rows', () => {
  const issues = Array.from({ length: 20_000 }, (_, i) => ({
    row: i + 2,
    column: 'date',
    code: 'bad_date' as const,
    value: String(i),
  }));
  const sums = makeIssueSums();
  for (const issue of [...issues, { row: 9, code: 'duplicate_row' as const }]) sums.add(issue);
  const [sum, ...others] = sums.all();
  expect(sum).toMatchObject({ count: 20_000, rows: [2, 3, 4, 5, 6], values: ['0', '1', '2'] });
  expect(others).toMatchObject([{ code: 'duplicate_row', count: 1 }]);
});

it('sends each draft once, in order, from wherever the server stands', () => {
  const last = 3_001;
  fc.assert(
    fc.property(fc.array(fc.nat(3_000), { maxLength: 2_000 }), fc.nat(3_000), (rows, from) => {
      const made = [...rows].sort((a, b) => a - b).map((row): HistoryDraft => ({ row: row + 1, part: 0, fields: {} }));
      // One row makes fewer drafts than a chunk holds.
      const drafts = made.filter(({ row }, i) => made[i - 100]?.row !== row);
      const sent: HistoryDraft[] = [];
      let after = from;
      for (let chunk = nextChunk(drafts, after, last); chunk; chunk = nextChunk(drafts, after, last)) {
        expect(chunk.drafts.length).toBeLessThanOrEqual(MAX_CHUNK_ROWS);
        expect(chunk.upto).toBeGreaterThan(chunk.after);
        sent.push(...chunk.drafts);
        after = chunk.upto;
      }
      expect(sent).toEqual(drafts.filter(({ row }) => row > from));
    }),
  );
});
