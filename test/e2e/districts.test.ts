import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/domain/kernel/id.ts';
import { createSignInLink } from '../../src/server/accounts/sign-in-link.ts';
import { addDistrict } from '../../src/server/districts/found.ts';
import { originOf } from '../../src/server/districts/host.ts';
import { appendTrusted } from '../../src/server/records/append.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, newDevice } from '../support/e2e-browser.ts';
import { enterSmallDistrict } from '../support/e2e-district.ts';
import { join } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';
import { must } from '../support/must.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let phone: Device;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  phone = await newDevice();
});
afterAll(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

/** Who the server takes the page's phone for; undefined for nobody. */
const signedInAs = (page: Page): Promise<string | undefined> =>
  page.evaluate(async () => {
    const answer = await fetch('/api/session');
    return answer.ok ? (await answer.json()).actor.name : undefined;
  });

it('who is signed in at one host is nobody at the other, and may be somebody else there', async () => {
  const { members } = await enterSmallDistrict(world.context(), world.administrator);
  const other = originOf(world.url, 'beishan.localhost');
  const context = { ...world.context(), district: must(await addDistrict(world.context().db, 'beishan.localhost')) };
  const guest = newId(context.now(), context.random);
  must(
    await appendTrusted(context, guest, [{ id: guest, kind: 'member', fields: { name: '何苗', role: 'organizer' } }]),
  );

  const page = phone.page();
  await join(page, await world.invite(members.volunteer));
  expect(await signedInAs(page)).toBe('王芳');
  // The server knows of a new host name within a second.
  await expect.poll(async () => (await page.goto(`${other}/today`))?.status()).toBe(200);
  expect(await signedInAs(page)).toBeUndefined();
  expect(await phone.context().cookies(`${other}/api/session`)).toEqual([]);

  await join(page, must(await createSignInLink(context, guest, other, 3_600_000)));
  expect(await signedInAs(page)).toBe('何苗');
  await page.goto(`${world.url}/today`);
  expect(await signedInAs(page)).toBe('王芳');
});
