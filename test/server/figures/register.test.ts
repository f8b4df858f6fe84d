import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/kernel/day.ts';
import { register } from '../../../src/server/figures/register.ts';
import { type District, makeDistrict, outcomes, Phone, TODAY } from '../sync/fixture.ts';

let district: District;

beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

it('answers the register of a past day, whatever was changed since', async () => {
  const { context } = district;
  const office = new Phone(context, district.officer);
  const before = await register(context, { day: TODAY });
  expect(before.figures['place.towns']).toBe(2);
  const made = office.create('member', { name: '赵敏', role: 'volunteer' });
  expect(outcomes(await office.send(made))).toEqual(['ok']);
  const now = await register(context, { day: TODAY });
  expect(now.figures['people.volunteers']).toBe((before.figures['people.volunteers'] ?? 0) + 1);
  expect((await register(context, { day: addDays(TODAY, -400) })).figures).toEqual({
    ...{ 'place.towns': 0, 'place.villages': 0, 'squad.count': 0, 'people.volunteers': 0 },
  });
});
