import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/domain/records/change.ts';
import { checkChange } from '../../src/domain/records/check-change.ts';
import type { FieldValue } from '../../src/domain/records/field.ts';
import { overlay } from '../../src/domain/records/fold.ts';
import type { KindName } from '../../src/domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../src/domain/records/record.ts';
import { idOf } from '../support/arbitraries.ts';

const clock = '0loyw3v28-0000-000000000001';
const village: FoldedRecord = {
  id: idOf(50),
  kind: 'place',
  fields: { name: '石岭村', form: 'village' },
  clocks: {},
  created: clock,
};

const check = (kind: KindName, fields: Record<string, FieldValue>, schema = 1) => {
  const change: Change = {
    id: idOf(1),
    record: idOf(1),
    device: idOf(2),
    deviceSeq: 1,
    kind,
    schema,
    clock,
    base: {},
    fields,
  };
  const after = overlay(undefined, [change]);
  if (!after) throw new Error('a creation always folds');
  return checkChange(change, after, '2026-11-23', (id) => (id === village.id ? village : undefined));
};

const leaflet = { date: '2026-11-23', place: village.id, quantity: 120 };

describe('checkChange', () => {
  it('accepts a complete leaflet record', () => expect(check('leaflet', leaflet)).toBeUndefined());

  it('accepts a record without a place', () =>
    expect(check('leaflet', { date: '2026-11-23', quantity: 1 })).toBeUndefined());

  it.each([
    ['negative quantity', { quantity: -1 }, { code: 'too_small', field: 'quantity', limit: 1 }],
    ['nothing handed out', { quantity: 0 }, { code: 'too_small', field: 'quantity', limit: 1 }],
    ['absurd quantity', { quantity: 1e9 }, { code: 'too_large', field: 'quantity', limit: 20_000 }],
    ['half a leaflet', { quantity: 1.5 }, { code: 'wrong_type', field: 'quantity' }],
    ['a number as text', { quantity: '120' }, { code: 'wrong_type', field: 'quantity' }],
    ['not a number', { quantity: Number.NaN }, { code: 'wrong_type', field: 'quantity' }],
    ['tomorrow', { date: '2026-11-24' }, { code: 'future_date', field: 'date', limit: '2026-11-23' }],
    ['no such day', { date: '2026-02-30' }, { code: 'bad_date', field: 'date' }],
    ['before records', { date: '1999-12-31' }, { code: 'date_too_old', field: 'date', limit: '2000-01-01' }],
    ['an unknown place', { place: idOf(51) }, { code: 'reference_unknown', field: 'place', target: 'place' }],
    [
      'a place that is a material',
      { material: village.id },
      { code: 'reference_unknown', field: 'material', target: 'material' },
    ],
    ['a note of 32 KB', { note: '毒'.repeat(11_000) }, { code: 'too_long', field: 'note', limit: 2000 }],
    ['a NUL', { note: 'a\u0000b' }, { code: 'bad_text', field: 'note' }],
    ['half of a surrogate pair', { note: '\ud83d' }, { code: 'bad_text', field: 'note' }],
    ['an unknown field', { colour: 'red' }, { code: 'unknown_field', field: 'colour' }],
    ['a field from the prototype', { toString: 'x' }, { code: 'unknown_field', field: 'toString' }],
    ['a cleared quantity', { quantity: null }, { code: 'required', field: 'quantity' }],
  ])('refuses %s', (_name, fields, failure) => expect(check('leaflet', { ...leaflet, ...fields })).toEqual(failure));

  it('accepts emoji and rare characters', () =>
    expect(check('leaflet', { ...leaflet, note: '👍🏽 𠮷野 㐂 龘\n第二行' })).toBeUndefined());

  it('reports a missing required field', () =>
    expect(check('visit', { date: '2026-11-23' })).toEqual({ code: 'required', field: 'households' }));

  it('refuses more signatures than households asked', () =>
    expect(check('pledge', { date: '2026-11-23', signed: 10, asked: 9 })).toMatchObject({ code: 'inconsistent' }));

  it('refuses more passed than asked', () =>
    expect(check('survey', { date: '2026-11-23', asked: 10, passed: 11 })).toMatchObject({ code: 'inconsistent' }));

  it('refuses an unknown newer schema', () => expect(check('leaflet', leaflet, 99)).toEqual({ code: 'newer_schema' }));

  it('refuses an unknown choice', () =>
    expect(check('patrol', { date: '2026-11-23', area: 3, stage: 'winter' })).toEqual({
      code: 'unknown_choice',
      field: 'stage',
    }));

  it('requires the town of a village', () =>
    expect(check('place', { name: '新村', form: 'village' })).toEqual({ code: 'required', field: 'parent' }));
});
