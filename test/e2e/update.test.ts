import { afterAll, beforeAll, expect, it } from 'vitest';
import { migratedDatabase } from '../support/database.ts';
import { type Device, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict } from '../support/e2e-district.ts';
import { amount, join, save } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let phone: Device;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  const { members } = await enterSmallDistrict(world.context(), world.administrator);
  phone = await newDevice({ hasServiceWorker: true });
  await join(phone.page(), await world.signInLink(members.volunteer));
  await readyForOffline(phone.page());
});
afterAll(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

it('an update waits for unsaved input, and is applied once it is saved', async () => {
  const page = await phone.open(`${world.url}/log/leaflet`);
  await amount(page).fill('75');
  // A worker with open requests is replaced only after answering them.
  await page.waitForLoadState('networkidle');
  await world.releaseNewVersion();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.getByText('新版本已准备好').waitFor();
  await page.getByRole('button', { name: '现在更新' }).click();
  await page.getByText('这一页还有没保存的内容。请先保存，再更新。').waitFor();
  expect(await amount(page).inputValue()).toBe('75');

  await save(page);
  // Chromium may keep the old worker until the page is closed.
  const renewed = page.waitForEvent('load', { timeout: 60_000 });
  await page.getByRole('button', { name: '现在更新' }).click();
  await renewed;
  await phone.open(`${world.url}/records`);
  await page.getByText('资料 75 份').waitFor();
  expect(await page.getByText('新版本已准备好').count()).toBe(0);
});
