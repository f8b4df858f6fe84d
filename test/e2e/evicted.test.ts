import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../support/database.ts';
import { type Device, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { amount, join, pickPlace, save } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let phone: Device;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  phone = await newDevice({ hasServiceWorker: true });
});
afterAll(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

/** Clears the site's storage as the browser would; cookies stay, and `notes` on request. */
async function clearStorage(page: Page, { notes }: { readonly notes: boolean }): Promise<void> {
  // A page of the site that does not open the records' database.
  await page.goto(`${world.url}/tip/receipt`);
  await page.evaluate(async (keepNotes) => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => (name ? [name] : []));
    await Promise.all(
      names.map(
        (name) =>
          new Promise((resolve) => {
            indexedDB.deleteDatabase(name).onsuccess = resolve;
          }),
      ),
    );
    if (!keepNotes) localStorage.clear();
  }, notes);
}

describe('a phone whose storage was evicted', () => {
  it('is still signed in, and says once that nothing was lost', async () => {
    const page = phone.page();
    await join(page, await world.invite(district.members.volunteer));
    // The note follows the first look at the phone's counts, which may come after the heading.
    await page.waitForFunction(() => localStorage.getItem('qingyuan.holds') !== null);
    await clearStorage(page, { notes: true });
    await phone.open(`${world.url}/today`);
    await page.getByRole('heading', { name: '今日' }).waitFor();
    await page.getByText('浏览器清掉了本机保存的内容').waitFor();
    await page.getByText('当时的记录都已发出，没有丢失').waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
    await phone.open(`${world.url}/today`);
    await page.getByRole('link', { name: /^发放资料/ }).waitFor();
    expect(await page.getByText('浏览器清掉了本机保存的内容').count()).toBe(0);
  });

  it('says how many records were lost, and downloads the server’s', async () => {
    const page = phone.page();
    await readyForOffline(page);
    await phone.open(`${world.url}/log/leaflet`);
    await pickPlace(page, '上河村');
    await amount(page).fill('120');
    await save(page);
    await phone.open(`${world.url}/records`);
    await page.getByText('已收到', { exact: true }).waitFor();
    await phone.setOffline(true);
    await phone.open(`${world.url}/log/leaflet`);
    await amount(page).fill('30');
    await save(page);
    await clearStorage(page, { notes: true });
    await page.goto(`${world.url}/today`);
    await page.getByText('当时有 1 条还没发出').waitFor();
    await phone.setOffline(false);
    await phone.open(`${world.url}/today`);
    await page.getByText('当时有 1 条还没发出').waitFor();
    await phone.open(`${world.url}/records`);
    await page.getByText('120 份').waitFor();
    await phone.open(`${world.url}/today`);
    await page.getByRole('button', { name: '知道了' }).click();
  });

  it('without its note says that the loss is unknown', async () => {
    const page = phone.page();
    await clearStorage(page, { notes: false });
    await phone.open(`${world.url}/today`);
    await page.getByText('还没发出的记录，本机找不回来了').waitFor();
  });
});
