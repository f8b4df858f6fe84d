import { expect, it } from 'vitest';
import { sheetOf } from '../../../src/client/components/table-model.ts';
import {
  amountText,
  cellText,
  countText,
  periodText,
} from '../../../src/client/features/office/programme/cell-text.ts';
import { sheetColumns, sheetRows } from '../../../src/client/features/office/programme/sheet.ts';
import { type Cell, taskRows } from '../../../src/domain/programme/cell.ts';
import type { Programme, ProgrammeTask, ProgrammeUnit } from '../../../src/domain/programme/plan.ts';
import { progressId } from '../../../src/domain/records/kinds/progress.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const cell = (more: Partial<Cell>): Cell => ({
  ...{ state: 'open', by: undefined, done: undefined, all: undefined, isOverdue: false, ...more },
});

it.each<[Partial<Cell>, string | undefined, string]>([
  [{ state: 'partly', done: 6, all: 7, isOverdue: true }, '6/7', '6/7，部分完成，逾期'],
  [{ state: 'done', done: 2 }, '2', '2，已完成'],
  [{ state: 'open', done: 0, all: 3 }, '0/3', '0/3，还没完成'],
  [{ state: 'open', done: 0 }, undefined, '还没完成'],
  [{ state: 'notApplicable', done: 0, all: 0 }, undefined, '无，不涉及'],
  [{ state: 'unknown', all: 3 }, undefined, '… 联网后显示'],
])('writes %j as %s', (more, count, text) => {
  expect(countText(cell(more))).toBe(count);
  expect(cellText(cell(more))).toBe(text);
});

it('writes the days of a stage, also those that nobody has set', () => {
  expect(periodText({ from: '2026-03-01', to: '2026-05-31' })).toBe('3月1日至5月31日');
  expect(periodText({ from: '2026-11-01' })).toBe('11月1日至待定');
  expect(periodText({})).toBe('日期待定');
});

const programme: Programme = {
  ...{ id: idOf(1), name: '无毒区创建', from: '2026-01-01', to: '2026-12-31' },
  stages: [{ key: '1', name: '动员准备' }],
};
const town: ProgrammeUnit = {
  ...{ id: idOf(2), name: '云盘镇', town: idOf(3), first: '镇长', second: undefined, liaison: '公安分局' },
};
const task: ProgrammeTask = {
  ...{ id: idOf(4), name: '警示牌', stage: '1', due: '2026-09-30', units: undefined, goal: 3 },
  measure: { figure: 'sign.board' },
};

it('says what records tell of a figure and of places', () => {
  const counted = { reported: 2, verified: 1, all: 9 };
  expect(amountText(task, counted, 3)).toBe('记录上报 2 块，其中已核实 1 块，目标 3 块');
  const places = { ...task, measure: { form: 'school', work: 'event' } };
  expect(amountText(places, counted, undefined)).toBe('共 9 处，记录走到 2 处');
});

it('exports the posts of the units and a line for each task', () => {
  const said: FoldedRecord = {
    ...{ id: progressId(task.id, town.id), kind: 'progress', clocks: {}, created: '' },
    fields: { state: 'partly', done: 1, all: 3 },
  };
  const rows = taskRows([task], [town], new Map([[said.id, said]]), () => undefined, '2026-10-01');
  expect(sheetOf(sheetColumns(programme, [town]), sheetRows(rows))).toEqual({
    heads: ['任务', '阶段', '期限', '云盘镇', '完成'],
    lines: [
      ['第一责任人', undefined, undefined, '镇长', undefined],
      ['第二责任人', undefined, undefined, '待定', undefined],
      ['联系指导单位', undefined, undefined, '公安分局', undefined],
      ['警示牌', '动员准备', '2026-09-30', '1/3，部分完成，逾期', '0/1'],
    ],
  });
});
