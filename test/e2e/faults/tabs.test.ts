import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migratedDatabase } from '../../support/database.ts';
import { type Device, newDevice, readyForOffline } from '../../support/e2e-browser.ts';
import { enterSmallDistrict } from '../../support/e2e-district.ts';
import { leafletsOnServer } from '../../support/e2e-saved.ts';
import { readPhone, saveRapidly } from '../../support/e2e-saving.ts';
import { join } from '../../support/e2e-steps.ts';
import { openWorld, type World } from '../../support/e2e-world.ts';

const TABS = 5;
const EACH = 12;
const PATIENCE = { timeout: 60_000, interval: 100 };

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let phone: Device;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  const district = await enterSmallDistrict(world.context(), world.administrator);
  phone = await newDevice({ hasServiceWorker: true });
  await join(phone.page(), await world.invite(district.members.volunteer));
  await readyForOffline(phone.page());
});
afterAll(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

/** Opens a tab on the leaflet form. Without Web Locks it sends whenever it likes, at the same time as other tabs. */
async function openTab(hasLocks: boolean): Promise<Page> {
  const page = await phone.context().newPage();
  if (!hasLocks) await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
  await page.goto(`${world.url}/log/leaflet`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

it('sends each record once from five tabs that share an outbox, and every tab shows 已收到', async () => {
  const tabs = await Promise.all(Array.from({ length: TABS }, (_, index) => openTab(index < 2)));
  await phone.setOffline(true);
  const said: number[] = [];
  await Promise.all(
    tabs.map((tab, index) => saveRapidly(tab, { from: (index + 1) * 100, count: EACH }, (amount) => said.push(amount))),
  );
  const saved = [...said].sort((a, b) => a - b);
  expect(saved).toHaveLength(TABS * EACH);
  expect(await readPhone(phone.page())).toEqual({ changes: saved, records: saved, unsent: saved });
  for (const tab of tabs) await tab.getByText('待发', { exact: true }).first().waitFor();

  await phone.setOffline(false);
  for (const tab of tabs) await tab.getByRole('main').getByText('已收到', { exact: true }).waitFor();
  await expect.poll(async () => (await readPhone(phone.page())).unsent, PATIENCE).toEqual([]);
  expect(await leafletsOnServer(world)).toEqual({ changes: saved, records: saved, differences: [] });
  await Promise.all(tabs.map((tab) => tab.goto(`${world.url}/today`)));
  for (const tab of tabs) {
    await tab.getByRole('list', { name: '今天已记' }).getByText('已收到', { exact: true }).first().waitFor();
    expect(await tab.getByText('待发').count()).toBe(0);
  }
});
