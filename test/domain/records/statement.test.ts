import { expect, it } from 'vitest';
import type { Change } from '../../../src/domain/records/change.ts';
import { checkChange } from '../../../src/domain/records/check-change.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import { overlay } from '../../../src/domain/records/fold.ts';
import { contributionsOf, type FoldedRecord, scopeOf } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const clock = '0loyw3v28-0000-000000000001';
const year = { from: '2026-01-01', to: '2026-12-31' };
const funds = { ...year, figure: 'fund.special', number: 35, who: '财政局' };

const made = (fields: Record<string, FieldValue>): [Change, FoldedRecord] => {
  const id = idOf(1);
  const change: Change = {
    ...{ id, record: id, device: idOf(2), deviceSeq: 1, kind: 'statement', schema: 1, clock, base: {} },
    fields,
  };
  return [change, overlay(undefined, [change]) as FoldedRecord];
};
const check = (fields: Record<string, FieldValue>) => {
  const [change, after] = made(fields);
  return checkChange(change, after, '2026-11-30', () => undefined);
};

it('takes a number, a yes or no, a text, or a reason why there is none', () => {
  const { number: _, ...rest } = funds;
  expect(check(funds)).toBeUndefined();
  expect(check({ ...rest, flag: false })).toBeUndefined();
  expect(check({ ...rest, text: '电视、展板' })).toBeUndefined();
  expect(check({ ...year, figure: 'fund.special', missing: '财政局还没有报' })).toBeUndefined();
});

it('refuses none of these, and two', () => {
  const { number: _, ...rest } = funds;
  expect(check(rest)).toEqual({ code: 'required', field: 'number' });
  expect(check({ ...funds, missing: '没有' })).toEqual({ code: 'inconsistent', field: 'missing' });
  expect(check({ ...funds, flag: false })).toEqual({ code: 'inconsistent', field: 'missing' });
});

it('refuses a value without its source, and a period that ends before it begins', () => {
  const { who: _, ...rest } = funds;
  expect(check(rest)).toEqual({ code: 'required', field: 'who' });
  expect(check({ ...funds, from: '2026-02-01', to: '2026-01-01' })).toEqual({
    ...{ code: 'inconsistent', field: 'to', limit: '2026-02-01' },
  });
});

it('takes a figure of a later release, and no other text as a figure', () => {
  expect(check({ ...funds, figure: 'later.figure' })).toBeUndefined();
  expect(check({ ...funds, figure: '专项经费' })).toMatchObject({ code: 'bad_text', field: 'figure' });
});

it('may be of a year that is not over, but its document is not of tomorrow', () => {
  expect(check({ ...funds, dated: '2026-12-01' })).toEqual({
    code: 'future_date',
    field: 'dated',
    limit: '2026-11-30',
  });
});

it('is a value and no difference: it adds to nothing, and only the office reads it', () => {
  const [, record] = made(funds);
  expect(contributionsOf(record)).toEqual([]);
  expect(scopeOf(record)).toBe('office');
});
