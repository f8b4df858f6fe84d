import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { planGazetteer } from '../../../src/domain/register/gazetteer.ts';
import { idOf } from '../../support/arbitraries.ts';

const header = ['名称', '类型', '上级', '户数', '学生数', '统计用区划代码'];
const place = (n: number, name: string, form: string, parent?: number): FoldedRecord => ({
  id: idOf(n),
  kind: 'place',
  fields: { name, form, ...(parent ? { parent: idOf(parent) } : {}) },
  clocks: {},
  created: '',
});

function plan(rows: string[][], places: FoldedRecord[] = []) {
  let next = 100;
  return planGazetteer([header, ...rows], { places, today: '2026-06-15', newId: () => idOf(next++), maxRows: 500 });
}

const district = [
  ['清水镇', '镇'],
  ['石门镇', '镇'],
  ['岭头村', '村', '清水镇', '1,024'],
  ['一组', '组', '岭头村', '30'],
  ['岭头小学', '学校', '岭头村', '', '210'],
  ['中心村', '村', '清水镇'],
  ['中心村', '村', '石门镇'],
  ['二组', '组', '石门镇/中心村'],
  ['网吧', '场所', '石门镇'],
];

describe('planGazetteer', () => {
  it('reads rows in any order and creates parents first', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(district, { minLength: district.length }), (rows) => {
        const { issues, drafts } = plan(rows);
        expect(issues).toEqual([]);
        expect(drafts).toHaveLength(district.length);
        const made = new Set<unknown>();
        for (const { record, fields } of drafts) {
          if (fields.parent !== undefined) expect(made).toContain(fields.parent);
          made.add(record);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('reads counts as people type them', () => {
    const { drafts } = plan(district);
    expect(drafts.find(({ fields }) => fields.name === '岭头村')?.fields.households).toBe(1024);
    expect(drafts.find(({ fields }) => fields.name === '岭头小学')?.fields.pupils).toBe(210);
  });

  it('reads the population of a village, and refuses what is no number', () => {
    const heads = ['名称', '类型', '上级', '人口数'];
    const rows = [
      ['清水镇', '镇'],
      ['岭头村', '村', '清水镇', '1,050人'],
      ['中心村', '村', '清水镇', '近千'],
    ];
    let next = 100;
    const around = { places: [], today: '2026-06-15', newId: () => idOf(next++), maxRows: 500 } as const;
    const { issues, drafts } = planGazetteer([heads, ...rows], around);
    expect(drafts.find(({ fields }) => fields.name === '岭头村')?.fields.population).toBe(1050);
    expect(issues).toMatchObject([{ row: 4, column: 'population', code: 'wrong_type' }]);
  });

  it('reads the division code, also as spreadsheets keep it', () => {
    const { issues, drafts } = plan([
      ['清水镇', '镇', '', '', '', '="510722101000"'],
      ['岭头村', '村', '清水镇', '', '', '５１０７２２１０１２０１'],
    ]);
    expect(issues).toEqual([]);
    expect(drafts.map(({ fields }) => fields.code)).toEqual(['510722101000', '510722101201']);
  });

  it.each([
    [['新镇', '镇', '', '', '', '510722'], 'code', 'bad_text'],
    [['新镇', '镇', '', '', '', '5.10722E+11'], 'code', 'bad_text'],
    [['新镇', '镇', '', '', '', '5107221012010'], 'code', 'too_long'],
    [['新村', '村'], 'parent', 'required'],
    [['新村', '村', '云盘镇'], 'parent', 'parent_unknown'],
    [['新村', '村', '岭头村'], 'parent', 'inconsistent'],
    [['新组', '组', '中心村'], 'parent', 'parent_unknown'],
    [['新组', '组', '清水镇'], 'parent', 'inconsistent'],
    [['新镇', '镇', '清水镇'], 'parent', 'inconsistent'],
    [['新村', '庄园', '清水镇'], 'form', 'unknown_choice'],
    [['新村', '村', '清水镇', '三百'], 'households', 'wrong_type'],
    [['新村', '村', '清水镇', '-1'], 'households', 'too_small'],
    [['新学校', '学校', '清水镇', '', '999999'], 'pupils', 'too_large'],
    [['岭头村', '村', '清水镇'], 'name', 'duplicate_row'],
    [['+1', '村', '清水镇'], 'name', 'bad_text'],
  ])('reports %j by row and column', (row, column, code) => {
    const { issues, drafts } = plan([...district, row]);
    expect(issues).toMatchObject([{ row: 11, column, code }]);
    expect(drafts).toHaveLength(district.length);
  });

  it('cannot form a cycle of parents', () => {
    const { issues, drafts } = plan([
      ['甲村', '村', '乙村'],
      ['乙村', '村', '甲村'],
      ['丙组', '组', '丙组'],
    ]);
    expect(drafts).toEqual([]);
    expect(issues.map(({ row, column }) => [row, column])).toEqual([
      [2, 'parent'],
      [3, 'parent'],
      [4, 'parent'],
    ]);
  });

  it('matches existing places by name within their parent, and changes only differences', () => {
    const known = [place(1, '清水镇', 'town'), place(2, '岭头村', 'village', 1), place(3, '一组', 'group', 2)];
    const { issues, unchanged, drafts } = plan(district.slice(0, 4), known);
    expect(issues).toEqual([]);
    expect(unchanged).toBe(1);
    expect(drafts.map(({ record, fields }) => [record, fields])).toEqual([
      [idOf(100), { name: '石门镇', form: 'town' }],
      [idOf(2), { households: 1024 }],
      [idOf(3), { households: 30 }],
    ]);
  });

  it('does not change the form of a place', () => {
    const known = [place(1, '清水镇', 'town'), place(2, '岭头', 'village', 1)];
    expect(plan([['岭头', '学校', '清水镇']], known).issues).toMatchObject([{ column: 'form', code: 'inconsistent' }]);
  });
});
