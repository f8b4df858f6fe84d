import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../support/database.ts';
import { newRestartableDevice, type RestartableDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict } from '../support/e2e-district.ts';
import { amount, join, pickPlace, save } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let phone: RestartableDevice;

// One phone for all: each test leaves it with everything sent.
beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  const { members } = await enterSmallDistrict(world.context(), world.administrator);
  phone = await newRestartableDevice();
  await phone.context().addInitScript(() => {
    const real = StorageManager.prototype.persist;
    StorageManager.prototype.persist = function () {
      sessionStorage.setItem('asked', String(Number(sessionStorage.getItem('asked') ?? 0) + 1));
      return real.call(this);
    };
  });
  await join(phone.page(), await world.invite(members.volunteer));
  await readyForOffline(phone.page());
});
afterAll(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

/** How often this tab has asked the browser for persistent storage. */
const asked = () => phone.page().evaluate(() => Number(sessionStorage.getItem('asked') ?? 0));

async function logLeaflets(): Promise<void> {
  await phone.open(`${world.url}/log/leaflet`);
  await pickPlace(phone.page(), '上河村');
  await amount(phone.page()).fill('10');
  await save(phone.page());
}

describe('the data on a phone', () => {
  it('is protected on joining or after a save, never at start; 我的 shows the browser’s answer', async () => {
    const page = phone.page();
    await phone.open(`${world.url}/me`);
    await page.getByText('没有受保护').waitFor();
    expect(await asked()).toBe(1);
    await logLeaflets();
    await page.evaluate(() => localStorage.setItem('qingyuan.asked-to-protect', String(Date.now() - 8 * 86_400_000)));
    await phone.open(`${world.url}/today`);
    await page.getByText('10 份').first().waitFor();
    expect(await asked()).toBe(1);
    await logLeaflets();
    await expect.poll(asked).toBe(2);

    await phone.open(`${world.url}/me`);
    await page.getByRole('button', { name: '保护本机记录' }).click();
    await page.getByText('浏览器这次没有同意').waitFor();

    const debug = await page.context().newCDPSession(page);
    await debug.send('Browser.grantPermissions', { origin: world.url, permissions: ['durableStorage'] });
    await phone.open(`${world.url}/me`);
    await page.getByText('受保护，系统不会自动清理').waitFor();
    expect(await page.getByRole('button', { name: '保护本机记录' }).count()).toBe(0);
    expect(phone.complaints).toEqual([]);
  });

  it('is listed with the changes that only this phone has', async () => {
    const page = phone.page();
    await phone.open(`${world.url}/me`);
    await page.getByText('没有，全部发出去了').waitFor();
    await phone.open(`${world.url}/log/leaflet`);
    await pickPlace(page, '上河村');
    await phone.setOffline(true);
    await amount(page).fill('10');
    await save(page);
    await phone.open(`${world.url}/me`);
    await page.getByText('1 条记录，0 张照片').waitFor();
    await phone.setOffline(false);
    await page.getByText('没有，全部发出去了').waitFor();
  });

  it('gets a warning when space is low, while everything still works', async () => {
    // Chromium reports the same quota to every site since version 133, so other browsers' answers have to be simulated.
    await phone.context().addInitScript(() => {
      StorageManager.prototype.estimate = () => Promise.resolve({ usage: 90_000_000, quota: 100_000_000 });
    });
    await logLeaflets();
    await phone.open(`${world.url}/today`);
    await phone.page().getByText('手机快存满了，只剩 9.5 MB').waitFor();
  });
});
