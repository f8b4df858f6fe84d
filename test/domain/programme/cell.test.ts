import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Cell,
  type CellState,
  type Counted,
  cellOf,
  isComplete,
  isTaskComplete,
  taskRows,
} from '../../../src/domain/programme/cell.ts';
import type { ProgrammeTask, ProgrammeUnit } from '../../../src/domain/programme/plan.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import { progressId } from '../../../src/domain/records/kinds/progress.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const task = (more: Partial<ProgrammeTask> = {}): ProgrammeTask => ({
  ...{ id: idOf(1), name: '警示牌', stage: '2', due: '2026-09-30', units: undefined, measure: undefined },
  ...{ goal: undefined, ...more },
});
const unit = (n: number): ProgrammeUnit => ({
  ...{ id: idOf(n), name: `${n}`, town: undefined, first: '镇长', second: undefined, liaison: undefined },
});
const said = (fields: Record<string, FieldValue>): FoldedRecord => ({
  ...{ id: idOf(9), kind: 'progress', fields, clocks: {}, created: '' },
});
const ON_TIME = '2026-09-30';
const LATE = '2026-10-01';

it.each<
  [string, Counted | 'unknown' | undefined, Record<string, FieldValue> | undefined, number | undefined, CellState]
>([
  ['verified records reach the goal', { reported: 4, verified: 3 }, undefined, 3, 'done'],
  ['reported records reach it', { reported: 3, verified: 2 }, undefined, 3, 'reported'],
  ['records reach a part', { reported: 2, verified: 2 }, undefined, 3, 'partly'],
  ['there is no record', { reported: 0, verified: 0 }, undefined, 3, 'open'],
  ['one verified record, without a goal', { reported: 1, verified: 1 }, undefined, undefined, 'done'],
  ['the unit has its own goal', { reported: 3, verified: 3 }, { all: 4 }, 3, 'partly'],
  ['all places are reached', { reported: 9, verified: 0, all: 9 }, undefined, undefined, 'reported'],
  ['the town has no such place', { reported: 0, verified: 0, all: 0 }, undefined, undefined, 'notApplicable'],
  ['records go before what is said', { reported: 1, verified: 1 }, { state: 'done', document: '台账' }, 3, 'partly'],
  ['what is said goes before no record', { reported: 0, verified: 0 }, { state: 'done', document: '台账' }, 3, 'done'],
  ['it does not apply', { reported: 1, verified: 1 }, { state: 'notApplicable' }, 1, 'notApplicable'],
  ['the records cannot be read', 'unknown', { state: 'done', document: '台账' }, 3, 'unknown'],
  ['a document says so', undefined, { state: 'done', document: '台账' }, undefined, 'done'],
  ['somebody says so', undefined, { state: 'done' }, undefined, 'reported'],
  ['somebody says so of a part', undefined, { state: 'done', document: '台账', done: 6, all: 7 }, undefined, 'partly'],
  ['nobody says anything', undefined, undefined, undefined, 'open'],
  ['what was said was deleted', undefined, { state: 'done', deleted: true }, undefined, 'open'],
])('is told when %s', (_, counted, fields, goal, state) =>
  expect(cellOf(task({ goal }), counted, fields && said(fields), ON_TIME).state).toBe(state),
);

it('is overdue from the day after the deadline, while it is not complete', () => {
  const at = (fields: Record<string, FieldValue>, day: string) =>
    cellOf(task(), undefined, said(fields), day).isOverdue;
  expect(at({ state: 'open' }, ON_TIME)).toBe(false);
  expect(at({ state: 'open' }, LATE)).toBe(true);
  expect(at({ state: 'partly' }, LATE)).toBe(true);
  expect(at({ state: 'done' }, LATE)).toBe(false);
  expect(at({ state: 'notApplicable' }, LATE)).toBe(false);
});

it('of every unit adds up: complete ones, open ones, and those to which it does not apply', () => {
  const states = fc.array(fc.constantFrom('done', 'partly', 'open', 'notApplicable', undefined), { maxLength: 12 });
  fc.assert(
    fc.property(states, fc.constantFrom(ON_TIME, LATE), (all, today) => {
      const units = all.map((__, n) => unit(n + 100));
      const progress = new Map(
        units.map(({ id }, n) => [progressId(task().id, id), said({ state: all[n] ?? null })] as const),
      );
      const [row] = taskRows([task()], units, progress, () => undefined, today);
      const cells: Cell[] = [...(row?.cells.values() ?? [])];
      const apply = cells.filter(({ state }) => state !== 'notApplicable');
      expect(row?.of).toBe(apply.length);
      expect(row?.complete).toBe(all.filter((state) => state === 'done').length);
      expect(row?.complete).toBe(cells.filter(isComplete).length);
      expect(row?.overdue).toBe(today === LATE ? apply.length - (row?.complete ?? 0) : 0);
      expect(row && isTaskComplete(row)).toBe(apply.length > 0 && row?.complete === apply.length);
    }),
  );
});

it('is there only for the units that have the task, and is never complete while it is unknown', () => {
  const units = [unit(100), unit(101)];
  const some = task({ units: new Set([idOf(101)]) });
  const [row] = taskRows([some], units, new Map(), () => 'unknown', ON_TIME);
  expect([...(row?.cells.keys() ?? [])]).toEqual([idOf(101)]);
  expect(row && isTaskComplete(row)).toBe(false);
  expect(row?.isKnown).toBe(false);
});
