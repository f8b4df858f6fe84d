import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayAt } from '../../../src/domain/kernel/day.ts';
import { newId } from '../../../src/domain/kernel/id.ts';
import { ContactList } from '../../../src/protocol/accounts/contacts.ts';
import { claimDevices } from '../../../src/server/sync/device.ts';
import { cookiesByRole, type People, seedPeople, startTestServer, type TestServer } from '../platform/http/harness.ts';

let test: TestServer;
let people: People;
let cookies: Awaited<ReturnType<typeof cookiesByRole>>;
beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  cookies = await cookiesByRole(test, people);
});
afterAll(() => test.close());

async function listed(as: 'leader' | 'officer') {
  const answer = await test.send('/api/members/contacts', { cookie: cookies[as] });
  return v.parse(ContactList, await answer.json()).members;
}

it('tells whoever invites when members joined and the day of their last contact, a leader of the own squad only', async () => {
  const { db, district, now, random } = test.context;
  const { volunteer, leader } = people.members;
  const today = dayAt(now());
  const before = (await listed('leader')).find(({ member }) => member === volunteer);
  expect(before).toEqual({ member: volunteer, joined: today, contact: null });

  const earlier = now() - 3 * 86_400_000;
  for (const at of [now() - 9 * 86_400_000, earlier]) {
    const device = newId(at, random);
    await claimDevices(db, district, [{ device, member: volunteer }], at);
  }
  const after = (await listed('leader')).find(({ member }) => member === volunteer);
  expect(after).toEqual({ member: volunteer, joined: today, contact: dayAt(earlier) });

  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'member')
    .select(['id', 'squad'])
    .execute();
  const own = rows.filter(({ squad }) => squad === people.squad).map(({ id }) => id);
  expect((await listed('leader')).map(({ member }) => member)).toEqual(own.sort());
  expect(own).toContain(leader);
  expect((await listed('officer')).map(({ member }) => member)).toEqual(rows.map(({ id }) => id).sort());
});
