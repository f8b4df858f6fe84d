import { describe, expect, it } from 'vitest';
import { formFields, layoutOf } from '../../../src/client/records/form/layout.ts';
import { draftOf, fromFields, problemsOf, toFields } from '../../../src/client/records/form/values.ts';
import type { FieldSpec } from '../../../src/domain/records/field.ts';
import { activityNames, kindOf } from '../../../src/domain/records/kinds/index.ts';

const today = '2026-11-23';
const codes = (kind: (typeof activityNames)[number], values: Record<string, string | number | undefined>) =>
  Object.fromEntries(Object.entries(problemsOf(kind, values, today)).map(([field, { code }]) => [field, code]));

describe('the form of a kind', () => {
  it.each(activityNames)('%s has every field of its definition once, but for those of plans and of the app', (kind) => {
    const { fields, plan } = kindOf(kind);
    const logged = Object.entries<FieldSpec>(fields).flatMap(([name, { filled }]) =>
      filled || plan?.fields.includes(name) ? [] : [name],
    );
    expect([...formFields(kindOf(kind))].sort()).toEqual(logged.sort());
  });

  it('puts choices before amounts', () => {
    expect(layoutOf(kindOf('sign'))).toEqual({ about: ['form', 'condition'], amount: 'quantity', more: ['permanent'] });
    expect(layoutOf(kindOf('patrol'))).toEqual({ about: ['stage'], amount: undefined, more: ['area'] });
  });
});

describe('photos in a form', () => {
  const photos = ['a'.repeat(64), 'b'.repeat(64)];

  it('are restored from a draft, and saved as a plain list that IndexedDB can store', () => {
    const draft = draftOf({ quantity: 3, photos });
    expect(draft).toEqual({ quantity: 3, photos });
    expect(draft.photos).not.toBe(photos);
    expect(fromFields(draft, ['quantity', 'photos'])).toEqual({ quantity: 3, photos });
    expect(toFields('visit', { photos }).photos).not.toBe(photos);
  });

  it('clear the field when all are removed', () => {
    expect(toFields('visit', { photos: [] })).toEqual({ photos: null });
    expect(draftOf({ photos: [] })).toEqual({});
  });

  it('number at most nine', () => {
    const ten = [...'0123456789'].map((digit) => digit.repeat(64));
    expect(problemsOf('visit', { date: today, households: 1, photos: ten }, today)).toEqual({
      photos: { code: 'too_large', field: 'photos', limit: 9 },
    });
  });
});

describe('the problems of a form', () => {
  it('include every missing field at once, also unedited ones', () => {
    expect(codes('sign', { date: today })).toEqual({ form: 'required', condition: 'required', quantity: 'required' });
  });

  it('distinguish an invalid number from a missing one', () => {
    expect(codes('leaflet', { date: today, quantity: Number.NaN })).toEqual({ quantity: 'not_number' });
    expect(codes('leaflet', { date: today, quantity: 1.5 })).toEqual({ quantity: 'not_number' });
    expect(codes('leaflet', { date: today })).toEqual({ quantity: 'required' });
    expect(codes('leaflet', { date: today, quantity: 20_001 })).toEqual({ quantity: 'too_large' });
  });

  it('include a day after today', () => {
    expect(codes('leaflet', { date: '2026-11-24', quantity: 1 })).toEqual({ date: 'future_date' });
  });

  it('compare numbers once each is valid by itself', () => {
    expect(codes('survey', { date: today, asked: 10, passed: 12 })).toEqual({ passed: 'inconsistent' });
    expect(codes('survey', { date: today, asked: 10, passed: 9 })).toEqual({});
  });
});

describe('converting form values', () => {
  it('clears emptied fields and trims text', () => {
    expect(toFields('event', { place: undefined, note: '  ', title: ' 讲座 ', quantity: 0 })).toEqual({
      place: null,
      note: null,
      title: '讲座',
      quantity: 0,
    });
  });

  it('stores a draft without unstorable values, and restores it', () => {
    const draft = draftOf({ place: 'p', quantity: Number.NaN, note: '', hours: 2 });
    expect(draft).toEqual({ place: 'p', hours: 2 });
    expect(fromFields({ ...draft, review: null, other: 'x' }, ['place', 'hours', 'note'])).toEqual(draft);
  });
});

it('a title is read like a name in a file or on the server, and one of invisible characters is empty', () => {
  expect(toFields('event', { title: '　禁毒\u200b\u3000讲座 ' })).toEqual({ title: '禁毒 讲座' });
  expect(toFields('event', { title: '\u200b\u2060' })).toEqual({ title: null });
  expect(codes('event', { date: today, setting: 'village', title: '\u200b' })).toMatchObject({ title: 'required' });
});
