import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { LATER_SCHEMA, useLaterLeaflet } from '../../support/later-leaflet.ts';
import { type District, makeDistrict, outcomes, Phone, recordOf, TODAY } from './fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

test('a phone three schemas behind is understood, and what it sent before the update still counts', async () => {
  const { context, volunteer } = district;
  const phone = new Phone(context, volunteer);
  const own = { date: TODAY, member: volunteer.member, squad: volunteer.squad };
  const before = phone.create('leaflet', { ...own, quantity: 7 });
  expect(outcomes(await phone.send(before))).toEqual(['ok']);

  onTestFinished(useLaterLeaflet());
  const old = phone.create('leaflet', { ...own, count: 12, remark: '雨', minutes: 90 });
  expect(outcomes(await phone.send(old, before))).toEqual(['ok', 'duplicate']);
  expect((await recordOf(district, old.id)).fields).toMatchObject({ quantity: 12, note: '雨', hours: 1.5 });
  expect(outcomes(await phone.send(old))).toEqual(['duplicate']);

  const edit = {
    ...phone.edit(await recordOf(district, old.id), {}),
    fields: { count: 13 },
    base: { count: [old.clock] },
  };
  expect(outcomes(await phone.send(edit))).toEqual(['ok']);
  expect(await recordOf(district, old.id)).toMatchObject({ fields: { quantity: 13 } });
  expect((await recordOf(district, old.id)).conflicts).toBeUndefined();
  expect(outcomes(await phone.send(phone.create('leaflet', { ...own, count: 12, unheard: 1 })))).toEqual([
    'rejected unknown_field unheard',
  ]);
  const newer = { ...phone.create('leaflet', { ...own, quantity: 1 }), schema: LATER_SCHEMA + 1 };
  expect(outcomes(await phone.send(newer))).toEqual(['rejected newer_schema']);
  expect((await verifyFigures(context.db, context.district)).differences).toEqual([]);
});
