import { afterAll, beforeAll, expect, test } from 'vitest';
import { isClock, readClock } from '../../../src/domain/kernel/clock.ts';
import { type District, makeDistrict, NOON, outcomes, Phone, recordOf } from './fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

const phoneOf = (who: 'volunteer' | 'mate' | 'stranger' | 'leader' | 'organizer' | 'officer' | 'administrator') =>
  new Phone(district.context, district[who]);

test('who had not seen the other’s value raises a conflict, who had resolves it', async () => {
  const [volunteer, leader] = [phoneOf('volunteer'), phoneOf('leader')];
  const change = volunteer.leaflet({ note: '原' });
  await volunteer.send(change);
  const seen = await recordOf(district, change.id);
  expect(outcomes(await volunteer.send(volunteer.edit(seen, { note: '甲' })))).toEqual(['ok']);
  expect(outcomes(await leader.send(leader.edit(seen, { note: '乙' }, NOON + 5)))).toEqual(['conflict']);
  const both = await recordOf(district, change.id);
  expect(both.fields.note).toBe('乙');
  expect(both.conflicts?.note?.map(({ value }) => value)).toEqual(['乙', '甲']);
  expect(outcomes(await leader.send(leader.edit(both, { note: '甲乙' }, NOON + 9)))).toEqual(['ok']);
  expect((await recordOf(district, change.id)).conflicts).toBeUndefined();
});

test('clocks ten years ahead are taken, pulled back, and kept in order', async () => {
  const phone = phoneOf('volunteer');
  const ahead = NOON + 10 * 365 * 86_400_000;
  const change = phone.create('leaflet', { ...phone.leaflet().fields, note: '一' }, ahead);
  const mine = { id: change.id, kind: 'leaflet', fields: {}, clocks: { note: change.clock }, created: '' } as const;
  const second = phone.edit(mine, { note: '二' }, ahead);
  expect(outcomes(await phone.send(change, second))).toEqual(['ok', 'ok']);
  const record = await recordOf(district, change.id);
  expect(record.fields.note).toBe('二');
  expect(isClock(record.clocks.note) && readClock(record.clocks.note).wall).toBe(NOON);
  const right = phone.edit(record, { note: '三' }, NOON + 1);
  expect(outcomes(await phone.send(right))).toEqual(['ok']);
  expect((await recordOf(district, change.id)).fields.note).toBe('三');
});

test('a pulled-back edit stays later than what its author had seen', async () => {
  const [volunteer, mate] = [phoneOf('leader'), phoneOf('leader')];
  const change = volunteer.create('leaflet', { ...volunteer.leaflet().fields, note: '一' }, NOON + 4 * 60_000);
  await volunteer.send(change);
  const seen = await recordOf(district, change.id);
  expect(outcomes(await mate.send(mate.edit(seen, { note: '二' }, NOON + 86_400_000)))).toEqual(['ok']);
  expect((await recordOf(district, change.id)).fields.note).toBe('二');
});

test('a clock ten years behind is taken as it is', async () => {
  const phone = phoneOf('volunteer');
  const change = phone.create('leaflet', phone.leaflet().fields, NOON - 10 * 365 * 86_400_000);
  expect(outcomes(await phone.send(change))).toEqual(['ok']);
  expect((await recordOf(district, change.id)).created).toBe(change.clock);
});
