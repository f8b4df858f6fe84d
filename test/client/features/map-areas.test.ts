import { expect, it } from 'vitest';
import { mapAreas } from '../../../src/client/features/office/coverage/map-areas.ts';
import { placeRows } from '../../../src/client/features/office/coverage/place-rows.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const place = (n: number, name: string, form: string, parent?: number): FoldedRecord => {
  const fields: Record<string, FieldValue> = { name, form, ...(parent ? { parent: idOf(parent) } : {}) };
  return { id: idOf(n), kind: 'place', fields, clocks: {}, created: '' };
};
const places = [
  place(1, '清水镇', 'town'),
  place(2, '石门镇', 'town'),
  place(3, '岭头村', 'village', 1),
  place(4, '云盘村', 'village', 1),
  place(5, '河口村', 'village', 2),
];
const work = { kind: 'visit', place: idOf(3), squad: null, stage: null, day: '2026-06-02', records: 2 } as const;
const areas = ['岭头村', '云盘村', '河口村', '外村'].map((name) => ({
  ...{ name, code: null, outline: 'M0 0l9 0 0 9z', place: null },
}));

it('shows areas as the list shows their places: reached, not reached, outside the filter, or without a place', () => {
  const filter = { form: 'village', town: idOf(1), work: 'any', stage: undefined } as const;
  const shown = mapAreas(areas, places, 'village', placeRows(places, [work], filter));
  expect(shown.map(({ at, state, row }) => [at, state, row?.id])).toEqual([
    [0, 'reached', idOf(3)],
    [1, 'none', idOf(4)],
    [2, 'outside', undefined],
    [3, 'unmatched', undefined],
  ]);
});
