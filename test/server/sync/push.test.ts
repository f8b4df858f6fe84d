import { afterAll, beforeAll, expect, test } from 'vitest';
import { contributionsOf } from '../../../src/domain/records/record.ts';
import { push } from '../../../src/server/sync/push.ts';
import { type District, makeDistrict, NOON, outcomes, Phone, recordOf, TODAY } from './fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

const phoneOf = (who: 'volunteer' | 'mate' | 'stranger' | 'leader' | 'organizer' | 'officer' | 'administrator') =>
  new Phone(district.context, district[who]);

test('a leaflet is taken, folded, and answered with a receipt', async () => {
  const phone = phoneOf('volunteer');
  const change = phone.leaflet({ quantity: 120, place: district.places.upper });
  const answer = await phone.send(change);
  expect(outcomes(answer)).toEqual(['ok']);
  expect(answer.received).toBe(1);
  expect(answer.time).toBe(NOON);
  const record = await recordOf(district, change.id);
  expect(record.fields).toMatchObject({ quantity: 120, place: district.places.upper });
  expect(record.author).toBe(district.volunteer.member);
  expect(contributionsOf(record)).toEqual([{ figure: 'leaflet.distributed', quantity: 120 }]);
});

test('a change that comes again is a duplicate, with another content its id is taken', async () => {
  const phone = phoneOf('volunteer');
  const change = phone.leaflet({ quantity: 7, place: district.places.far });
  const first = await phone.send(change, change);
  expect(outcomes(first)).toEqual(['ok', 'duplicate']);
  const second = await phone.send(change, { ...change, fields: { ...change.fields, quantity: 8 } });
  expect(outcomes(second)).toEqual(['duplicate', 'rejected id_taken']);
  expect(second.head).toBe(first.head);
  expect((await recordOf(district, change.id)).fields.quantity).toBe(7);
});

test("another device's ids are known as well", async () => {
  const [phone, other] = [phoneOf('volunteer'), phoneOf('volunteer')];
  const change = phone.leaflet({ quantity: 7 });
  await phone.send(change);
  const edit = phone.edit(await recordOf(district, change.id), { quantity: 9 });
  await phone.send(edit);
  const fresh = other.leaflet();
  expect(outcomes(await other.send(fresh, { ...change, seq: 2 }, { ...edit, seq: 3 }))).toEqual([
    'ok',
    'duplicate',
    'duplicate',
  ]);
  const forged = { ...other.leaflet(), id: edit.id };
  expect(outcomes(await other.send(other.leaflet(), forged))).toEqual(['ok', 'rejected id_taken']);
  expect((await recordOf(district, change.id)).fields.quantity).toBe(9);
});

test('a receipt is given again to who has lost the right since', async () => {
  const phone = phoneOf('volunteer');
  const change = phone.leaflet();
  await phone.send(change);
  const moved = { ...district.volunteer, squad: district.squads.two };
  const answer = await push(district.context, moved, { device: phone.device, changes: [change] });
  expect(outcomes(answer)).toEqual(['duplicate']);
});

test('the changes of a batch build on each other, in whichever order they stand', async () => {
  const office = phoneOf('officer');
  const village = office.create('place', { name: '新村', form: 'village', parent: district.towns.east });
  const visit = office.create('visit', { date: TODAY, households: 3, place: village.id });
  const before = { id: visit.id, kind: 'visit', fields: {}, clocks: { households: visit.clock }, created: '' } as const;
  const edit = office.edit(before, { households: 4 });
  const answer = await office.send(edit, visit, village);
  expect(outcomes(answer)).toEqual(['ok', 'ok', 'ok']);
  expect(answer.results.map(({ id }) => id)).toEqual([edit.id, visit.id, village.id]);
  const record = await recordOf(district, visit.id);
  expect(record.fields.households).toBe(4);
  expect(record.conflicts).toBeUndefined();
});

test('an edit waits for its record, and may not change its kind', async () => {
  const phone = phoneOf('volunteer');
  const change = phone.leaflet();
  const clocks = { quantity: change.clock };
  const unsent = { id: change.id, kind: 'leaflet', fields: {}, clocks, created: change.clock } as const;
  const edit = phone.edit(unsent, { quantity: 11 });
  expect(outcomes(await phone.send(edit))).toEqual(['retry record_not_yet_here']);
  expect(outcomes(await phone.send(change, edit))).toEqual(['ok', 'ok']);
  const other = { ...phone.edit(unsent, { households: 2 }), kind: 'visit' };
  expect(outcomes(await phone.send(other))).toEqual(['rejected kind_changed']);
  expect((await recordOf(district, change.id)).fields.quantity).toBe(11);
});

test('a cloned phone is told that its number is taken, and delivers under a new device', async () => {
  const phone = phoneOf('volunteer');
  const clone = new Phone(district.context, district.volunteer, phone.device);
  const ours = phone.leaflet();
  const theirs = clone.leaflet();
  expect(outcomes(await phone.send(ours))).toEqual(['ok']);
  expect(outcomes(await clone.send(theirs))).toEqual(['retry device_seq_taken']);
  const fresh = phoneOf('volunteer');
  expect(outcomes(await fresh.send(theirs, { ...ours, seq: 2 }))).toEqual(['ok', 'duplicate']);
});

test("another member's device is refused as a whole", async () => {
  const phone = phoneOf('volunteer');
  await phone.send(phone.leaflet());
  const thief = new Phone(district.context, district.mate, phone.device);
  const change = thief.leaflet();
  const answer = await thief.send(change, 'rubbish');
  expect(outcomes(answer)).toEqual(['forbidden forbidden_device', 'forbidden forbidden_device']);
  expect(answer.received).toBe(0);
});

test('a review is for others to give, and only for who may', async () => {
  const [volunteer, mate, leader] = [phoneOf('volunteer'), phoneOf('mate'), phoneOf('leader')];
  const [change, own] = [volunteer.leaflet(), leader.leaflet()];
  await volunteer.send(change);
  await leader.send(own);
  const [record, ownRecord] = [await recordOf(district, change.id), await recordOf(district, own.id)];
  const verdict = (of: string) => ({ review: { verdict: 'verified', of } as const });
  expect(outcomes(await volunteer.send(volunteer.edit(record, verdict(record.created))))).toEqual([
    'forbidden forbidden_review review',
  ]);
  expect(outcomes(await mate.send(mate.edit(record, verdict(record.created))))).toEqual([
    'forbidden forbidden_review review',
  ]);
  expect(outcomes(await leader.send(leader.edit(ownRecord, verdict(ownRecord.created))))).toEqual([
    'forbidden forbidden_review review',
  ]);
  expect(outcomes(await leader.send(leader.edit(record, verdict(record.created))))).toEqual(['ok']);
});

test('an exception takes nothing, and the same ids are taken afterwards', async () => {
  const phone = phoneOf('volunteer');
  const change = phone.leaflet();
  let calls = 0;
  const failing = {
    ...district.context,
    now: () => {
      calls += 1;
      throw new Error('broken');
    },
  };
  await expect(push(failing, district.volunteer, { device: phone.device, changes: [change] })).rejects.toThrow(
    'broken',
  );
  expect(calls).toBe(1);
  expect(outcomes(await phone.send(change))).toEqual(['ok']);
});
