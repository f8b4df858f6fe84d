import { expect, it } from 'vitest';
import { pairedId } from '../../../src/domain/kernel/id.ts';
import type { Change } from '../../../src/domain/records/change.ts';
import { checkChange } from '../../../src/domain/records/check-change.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import { overlay } from '../../../src/domain/records/fold.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import { contributionsOf, type FoldedRecord, scopeOf } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const clock = '0loyw3v28-0000-000000000001';
const [programme, task, unit] = [idOf(3), idOf(4), idOf(5)];

function made(kind: KindName, fields: Record<string, FieldValue>, id = idOf(1)): [Change, FoldedRecord] {
  const change: Change = {
    ...{ id, record: id, device: idOf(2), deviceSeq: 1, kind, schema: 1, clock, base: {} },
    fields,
  };
  return [change, overlay(undefined, [change]) as FoldedRecord];
}
const check = (kind: KindName, fields: Record<string, FieldValue>, id?: string) => {
  const [change, after] = made(kind, fields, id);
  const kinds: Record<string, KindName> = {
    [programme]: 'programme',
    [task]: 'programmeTask',
    [unit]: 'programmeUnit',
  };
  return checkChange(change, after, '2026-11-30', (asked) => {
    const found = kinds[asked];
    return found && { id: asked, kind: found, fields: {}, clocks: {}, created: '' };
  });
};

const plan = { name: '无毒区创建', from: '2026-03-01', to: '2026-12-31' };

it('of a programme ends after it begins, and its stages are read strictly', () => {
  expect(check('programme', { ...plan, stages: '1 2026-03-01 2026-05-31 动员准备' })).toBeUndefined();
  expect(check('programme', plan)).toBeUndefined();
  expect(check('programme', { ...plan, to: '2026-02-01' })).toMatchObject({ code: 'too_small', field: 'to' });
  expect(check('programme', { ...plan, stages: '动员准备' })).toEqual({ code: 'bad_text', field: 'stages' });
});

it('of a task has one way to count, or none', () => {
  const due = { programme, name: '永久性警示牌', stage: '2', due: '2026-09-30' };
  expect(check('programmeTask', { ...due, figure: 'sign.board', goal: 3 })).toBeUndefined();
  expect(check('programmeTask', { ...due, form: 'school', work: 'event' })).toBeUndefined();
  expect(check('programmeTask', { ...due, form: 'school' })).toEqual({ code: 'required', field: 'work' });
  expect(check('programmeTask', { ...due, figure: 'sign.board', form: 'school', work: 'event' })).toEqual({
    ...{ code: 'inconsistent', field: 'form' },
  });
});

it('of progress is one record of a task and a unit, with its source', () => {
  const id = pairedId(task, unit);
  const said = { task, unit, state: 'partly', done: 6, all: 7, who: '云盘镇' };
  expect(check('progress', said, id)).toBeUndefined();
  expect(check('progress', said)).toEqual({ code: 'inconsistent', field: 'unit' });
  expect(check('progress', { task, unit, state: 'done' }, id)).toEqual({ code: 'required', field: 'who' });
  expect(check('progress', { task, unit, all: 7 }, id)).toBeUndefined();
  expect(check('progress', { ...said, done: 8 }, id)).toEqual({ code: 'inconsistent', field: 'done', limit: 7 });
});

it('of a supervision visit counts once, and what follows is not before it', () => {
  const visit = { date: '2023-05-12', body: '教育局', found: '台账不全', follow: '补齐' };
  expect(contributionsOf(made('supervision', { ...visit, hours: 2 })[1])).toEqual([
    { figure: 'supervise.visits', quantity: 1 },
    { figure: 'service.hours', quantity: 2 },
  ]);
  expect(check('supervision', { ...visit, followBy: '2023-05-20' })).toBeUndefined();
  expect(check('supervision', { ...visit, followBy: '2023-05-01' })).toMatchObject({ field: 'followBy' });
});

it('is the office’s alone', () => {
  for (const kind of ['programme', 'programmeUnit', 'programmeTask'] as const)
    expect(scopeOf(made(kind, { name: '' })[1])).toBe('office');
  expect(scopeOf(made('progress', { task, unit })[1])).toBe('office');
});
