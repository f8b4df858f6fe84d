import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkField } from '../../src/domain/records/check-field.ts';
import { type FieldSpec, type FieldValue, isSameValue, photosIn } from '../../src/domain/records/field.ts';
import { overlay } from '../../src/domain/records/fold.ts';
import { isSameContent } from '../../src/domain/records/record.ts';
import { history } from '../support/arbitraries.ts';

const hash = (digit: string): string => digit.repeat(64);
const spec: FieldSpec = { type: 'photos', max: 3 };
const check = (value: FieldValue) => checkField('photos', spec, value, '2026-11-23');

describe('a photos field', () => {
  it.each([[[hash('a')]], [[hash('a'), hash('b'), hash('0')]], [null]])('accepts %j', (value) =>
    expect(check(value)).toBeUndefined(),
  );

  it.each([
    ['an empty list, which must be null', [], 'wrong_type'],
    ['one photo twice', [hash('a'), hash('a')], 'wrong_type'],
    ['capitals', [hash('A')], 'wrong_type'],
    ['a short hash', ['a'], 'wrong_type'],
    ['text', hash('a'), 'wrong_type'],
    ['more than the maximum', ['a', 'b', 'c', 'd'].map(hash), 'too_large'],
  ])('refuses %s', (_, value, code) => expect(check(value)).toMatchObject({ code, field: 'photos' }));

  it('has no photos for another type of value', () => {
    for (const value of [undefined, null, 'a', 1, true, { verdict: 'verified', of: 'x' } as const])
      expect(photosIn(value)).toEqual([]);
  });
});

describe('isSameValue and isSameContent', () => {
  it('compare values by content after a JSON round trip', () => {
    const review = { verdict: 'returned', reason: '数量', of: 'c' } as const;
    const values: readonly FieldValue[] = [
      null,
      '',
      'a',
      0,
      1,
      false,
      true,
      [hash('a')],
      [hash('b')],
      [hash('a'), hash('b')],
      [hash('b'), hash('a')],
      review,
      { ...review, reason: '日期' },
      { verdict: 'verified', of: 'c' },
    ];
    for (const [i, a] of values.entries())
      for (const [j, b] of values.entries())
        expect(isSameValue(a, JSON.parse(JSON.stringify(b)) as FieldValue), `${i} ${j}`).toBe(i === j);
  });

  it('ignore copying', () => {
    fc.assert(
      fc.property(history, (changes) => {
        const record = overlay(undefined, changes);
        if (!record) throw new Error('a history begins with its creation');
        expect(isSameContent(record, structuredClone(record))).toBe(true);
      }),
    );
  });
});
