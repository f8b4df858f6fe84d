import { expect, it } from 'vitest';
import { coverageFilter, coveragePeriod } from '../../../src/client/features/office/coverage/coverage-query.ts';
import { placeRows } from '../../../src/client/features/office/coverage/place-rows.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

it('reads the filters, leaves out what it does not understand, and a growth stage without patrols', () => {
  expect(coverageFilter({ view: 'list', work: 'all', form: 'house', town: 'x', task: '1', show: '?' })).toEqual({
    ...{ view: 'places', period: 'year', work: 'any', stage: undefined, town: undefined },
    ...{ form: 'village', show: 'all', state: 'open', task: undefined },
  });
  expect(coverageFilter({ work: 'patrol', stage: 'sowing' }).stage).toBe('sowing');
  expect(coverageFilter({ work: 'visit', stage: 'sowing' }).stage).toBeUndefined();
});

it('reads the period; days in the wrong order are none', () => {
  expect(coveragePeriod({}, '2026-06-15')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  const days = (from: string, to: string) => coveragePeriod({ period: 'custom', from, to }, '2026-06-15');
  expect(days('2026-02-01', '2026-02-03')).toEqual({ from: '2026-02-01', to: '2026-02-03' });
  expect(days('2026-02-04', '2026-02-03')).toBeUndefined();
  expect(days('2026-02-30', '2026-03-03')).toBeUndefined();
});

it('lists the places of a sort by town, reached or not, with the village in which each lies', () => {
  const place = (n: number, name: string, form: string, parent?: number): FoldedRecord => {
    const fields: Record<string, FieldValue> = { name, form, ...(parent ? { parent: idOf(parent) } : {}) };
    return { id: idOf(n), kind: 'place', fields, clocks: {}, created: '' };
  };
  const places = [
    place(1, '清水镇', 'town'),
    place(2, '岭头村', 'village', 1),
    place(3, '1组', 'group', 2),
    place(4, '2组', 'group', 2),
    place(5, '外村', 'village', 9),
  ];
  const work = { kind: 'visit', place: idOf(4), squad: null, stage: null, day: '2026-06-02', records: 3 } as const;
  const rows = (form: 'village' | 'group', town?: string) =>
    placeRows(places, [work], { form, town, work: 'any', stage: undefined }).map((row) => [
      row.townName,
      row.name,
      row.reached?.records,
    ]);
  expect(rows('group')).toEqual([
    ['清水镇', '岭头村 1组', undefined],
    ['清水镇', '岭头村 2组', 3],
  ]);
  expect(rows('village')).toEqual([
    [undefined, '外村', undefined],
    ['清水镇', '岭头村', 3],
  ]);
  expect(rows('village', idOf(1))).toEqual([['清水镇', '岭头村', 3]]);
});
