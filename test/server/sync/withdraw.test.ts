import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdraw } from '../../../src/server/sync/withdraw.ts';
import { type District, freshId, makeDistrict, outcomes, Phone, recordOf } from './fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

test('a copy of what was withdrawn after a refusal is not taken when it comes late', async () => {
  const phone = new Phone(district.context, district.volunteer);
  const refused = phone.leaflet({ place: freshId() });
  expect(outcomes(await phone.send(refused))).toEqual(['rejected reference_unknown place']);
  expect(await withdraw(district.context, district.volunteer, { changes: [refused.id] })).toEqual({ here: [] });
  const now = district.context.now();
  district.setNow(now + 7 * 86_400_000);
  expect(outcomes(await phone.send(refused))).toEqual(['rejected withdrawn']);
  const second = new Phone(district.context, district.volunteer);
  const copy = { ...refused, seq: 1 };
  expect(outcomes(await second.send(copy, second.leaflet()))).toEqual(['rejected withdrawn', 'ok']);
  district.setNow(now);
});

test('what came before its withdrawal is named, still a duplicate, and can be taken back', async () => {
  const phone = new Phone(district.context, district.volunteer);
  const taken = phone.leaflet();
  await phone.send(taken);
  const unknown = freshId();
  const asked = { changes: [unknown, taken.id, unknown] };
  expect(await withdraw(district.context, district.volunteer, asked)).toEqual({ here: [taken.id] });
  expect(await withdraw(district.context, district.volunteer, asked)).toEqual({ here: [taken.id] });
  expect(outcomes(await phone.send(taken))).toEqual(['duplicate']);
  const deletion = phone.edit(await recordOf(district, taken.id), { deleted: true });
  expect(outcomes(await phone.send(deletion))).toEqual(['ok']);
});

test('nobody withdraws for others', async () => {
  const phone = new Phone(district.context, district.volunteer);
  const [taken, coming] = [phone.leaflet(), phone.leaflet()];
  await phone.send(taken);
  expect(await withdraw(district.context, district.mate, { changes: [taken.id, coming.id] })).toEqual({ here: [] });
  expect(outcomes(await phone.send(taken, coming))).toEqual(['duplicate', 'ok']);
});
