import { expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { initialValues, withoutMissingReferences } from '../../../src/client/features/member/log/remembered.ts';
import { newId } from '../../../src/domain/kernel/id.ts';
import { makeWholeStore, type WholeStore } from '../../support/whole-store.ts';

const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));
const now = () => Date.parse('2026-11-23T10:00:00+08:00');

it('fills in the last places, materials and choices, but no numbers', () => {
  const remembered = { place: 'p', form: 'board', condition: 'installed', quantity: 12, hours: 2 };
  expect(initialValues('sign', remembered, ['place', 'form', 'condition', 'quantity', 'hours'])).toEqual({
    place: 'p',
    form: 'board',
    condition: 'installed',
  });
});

it('leaves out a place that is no longer on the phone', async () => {
  const store: WholeStore = makeWholeStore(memoryBackend(), { now, random });
  const [here, gone] = [newId(now(), random), newId(now(), random)];
  await store.save({ change: { id: here, record: here, kind: 'place', schema: 1, fields: { name: '石岭村' } } });
  expect(await withoutMissingReferences(store, 'leaflet', { place: gone, material: here })).toEqual({ material: here });
  expect(await withoutMissingReferences(store, 'leaflet', { place: here })).toEqual({ place: here });
  store.close();
});
