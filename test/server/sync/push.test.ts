import { afterAll, beforeAll, expect, test } from 'vitest';
import { isClock, readClock } from '../../../src/domain/clock.ts';
import { contributionsOf } from '../../../src/domain/record.ts';
import { push } from '../../../src/server/sync/push.ts';
import { type District, freshId, makeDistrict, NOON, outcomes, Phone, recordOf, TODAY } from './fixture.ts';

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

test('every bad change is refused with its code, and the rest of the batch is taken', async () => {
  const phone = phoneOf('volunteer');
  const { squads, stranger, mate } = district;
  const good = phone.leaflet();
  const cases: [unknown, string][] = [
    [good, 'ok'],
    [{ ...phone.leaflet(), kind: 'arrest' }, 'rejected unknown_kind'],
    [{ ...phone.leaflet(), schema: 2 }, 'rejected newer_schema'],
    [phone.leaflet({ colour: 'green' }), 'rejected unknown_field colour'],
    [phone.leaflet({ quantity: '120' }), 'rejected wrong_type quantity'],
    [phone.leaflet({ quantity: -1 }), 'rejected too_small quantity'],
    [phone.leaflet({ quantity: 1_000_000 }), 'rejected too_large quantity'],
    [phone.leaflet({ quantity: 1.5 }), 'rejected wrong_type quantity'],
    [phone.leaflet({ quantity: Number.POSITIVE_INFINITY }), 'rejected wrong_type quantity'],
    [phone.leaflet({ date: '2026-06-16' }), 'rejected future_date date'],
    [phone.leaflet({ date: '2026-02-30' }), 'rejected bad_date date'],
    [phone.leaflet({ date: '1999-12-31' }), 'rejected date_too_old date'],
    [phone.create('leaflet', { quantity: 3 }), 'rejected required date'],
    [phone.leaflet({ place: freshId() }), 'rejected place_unknown place'],
    [phone.leaflet({ place: squads.one }), 'rejected place_unknown place'],
    [phone.leaflet({ material: freshId() }), 'rejected material_unknown material'],
    [phone.leaflet({ note: '长'.repeat(32 * 1024) }), 'rejected too_long note'],
    [phone.leaflet({ note: 'a\u0000b' }), 'rejected bad_text note'],
    [phone.leaflet({ note: 'a\ud800b' }), 'rejected bad_text note'],
    [phone.leaflet({ member: mate.member }), 'forbidden forbidden_author member'],
    [phone.leaflet({ squad: squads.two }), 'forbidden forbidden_squad squad'],
    [phone.leaflet({ member: stranger.member, squad: squads.two }), 'forbidden forbidden_author member'],
    [phone.create('place', { name: '新村', form: 'town' }), 'forbidden forbidden_kind'],
    [phone.create('survey', { date: TODAY, asked: 5, passed: 6 }), 'rejected inconsistent passed'],
    [phone.leaflet(), 'ok'],
  ];
  const answer = await phone.send(...cases.map(([change]) => change));
  expect(outcomes(answer)).toEqual(cases.map(([, expected]) => expected));
  expect(answer.results.find(({ code }) => code === 'too_large')).toMatchObject({ limit: 20_000 });
});

test('what can not be read is named by its id, or by its place in the batch', async () => {
  const phone = phoneOf('volunteer');
  const change = phone.leaflet();
  const answer = await phone.send(
    null,
    'leaflet',
    { id: 'x' },
    { ...change, clock: 'yesterday' },
    { ...phone.leaflet(), seq: 2 ** 40 },
    { ...phone.leaflet(), fields: { note: { deep: { deeper: true } } } },
    phone.leaflet(),
  );
  expect(outcomes(answer)).toEqual([...Array(6).fill('rejected malformed'), 'ok']);
  expect(answer.results.slice(0, 4).map(({ id }) => id)).toEqual([0, 1, 2, change.id]);
});

test('a forged base never reaches the database', async () => {
  const phone = phoneOf('volunteer');
  const change = { ...phone.leaflet(), base: { 'a\u0000': [], '\ud800': [phone.leaflet().clock] } };
  expect(outcomes(await phone.send(change))).toEqual(['ok']);
});

test('emoji and rare characters come back as they were sent', async () => {
  const phone = phoneOf('volunteer');
  const note = '发了📣👨‍👩‍👧 𠮷田、𪚥、㐀、龘\n第二行\t完 “引号” \\ \' "';
  const change = phone.leaflet({ note });
  expect(outcomes(await phone.send(change))).toEqual(['ok']);
  expect((await recordOf(district, change.id)).fields.note).toBe(note);
});

test('an author comes from the session, never from the change', async () => {
  const phone = phoneOf('volunteer');
  const change = { ...phone.leaflet(), author: district.officer.member };
  expect(outcomes(await phone.send(change))).toEqual(['ok']);
  expect((await recordOf(district, change.id)).author).toBe(district.volunteer.member);
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
