import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindOf } from '../../../src/domain/records/kinds/index.ts';
import { type District, freshId, makeDistrict, outcomes, Phone, recordOf, TODAY } from './fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

const phoneOf = (who: 'volunteer' | 'mate' | 'stranger' | 'leader' | 'organizer' | 'officer' | 'administrator') =>
  new Phone(district.context, district[who]);

test('every bad change is refused with its code, and the rest of the batch is taken', async () => {
  const phone = phoneOf('volunteer');
  const { squads, stranger, mate } = district;
  const good = phone.leaflet();
  const cases: [unknown, string][] = [
    [good, 'ok'],
    [{ ...phone.leaflet(), kind: 'arrest' }, 'rejected unknown_kind'],
    [{ ...phone.leaflet(), schema: kindOf('leaflet').schema + 1 }, 'rejected newer_schema'],
    [phone.leaflet({ colour: 'green' }), 'rejected unknown_field colour'],
    [phone.leaflet({ quantity: '120' }), 'rejected wrong_type quantity'],
    [phone.leaflet({ quantity: -1 }), 'rejected too_small quantity'],
    [phone.leaflet({ quantity: 1_000_000 }), 'rejected too_large quantity'],
    [phone.leaflet({ quantity: 1.5 }), 'rejected wrong_type quantity'],
    [phone.leaflet({ quantity: Number.POSITIVE_INFINITY }), 'rejected wrong_type quantity'],
    // A clock's fault, perhaps: it is kept, and its date is a question.
    [phone.leaflet({ date: '2026-06-16' }), 'ok'],
    [phone.leaflet({ date: '2026-02-30' }), 'rejected bad_date date'],
    [phone.leaflet({ date: '1999-12-31' }), 'rejected date_too_old date'],
    [phone.create('leaflet', { quantity: 3 }), 'rejected required date'],
    [phone.leaflet({ place: freshId() }), 'rejected reference_unknown place'],
    [phone.leaflet({ place: squads.one }), 'rejected reference_unknown place'],
    [phone.leaflet({ material: freshId() }), 'rejected reference_unknown material'],
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
