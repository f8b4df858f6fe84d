import type { CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../support/database.ts';
import { newRestartableDevice, type RestartableDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict } from '../support/e2e-district.ts';
import { amount, join, pickPlace, save } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let phone: RestartableDevice;
let page: Page;
let debug: CDPSession;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  const { members } = await enterSmallDistrict(world.context(), world.administrator);
  phone = await newRestartableDevice();
  page = phone.page();
  await join(page, await world.invite(members.volunteer));
  await readyForOffline(page);
  // The first save makes the form remember the place.
  await phone.open(`${world.url}/log/leaflet`);
  await pickPlace(page, '上河村');
  await amount(page).fill('1');
  await save(page);
});
afterAll(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

/** Limits the site's storage to this many bytes; removes the limit without an argument. */
const limit = (bytes?: number) =>
  debug.send('Storage.overrideQuotaForOrigin', {
    origin: world.url,
    ...(bytes === undefined ? {} : { quotaSize: bytes }),
  });

const used = () => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);

/** Opens the form on a phone with this limit. A new page is needed, because Chromium caches the quota for a while. */
async function openWith(bytes: number): Promise<void> {
  await phone.shut();
  await phone.start();
  page = phone.page();
  debug = await page.context().newCDPSession(page);
  await limit(bytes);
  await phone.open(`${world.url}/log/leaflet`);
}

/** Whether the phone still has its reserve. */
const hasReserve = () =>
  page.evaluate(
    () =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('qingyuan');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const count = opening.result.transaction('photoBytes').objectStore('photoBytes').count('reserve');
          count.onsuccess = () => {
            opening.result.close();
            resolve(count.result === 1);
          };
        };
      }),
  );

/** Simulates the user's return from another app. */
const comeBack = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

describe('a full phone', () => {
  it('still saves, using its reserve', async () => {
    await expect.poll(hasReserve).toBe(true);
    await openWith(await used());
    await amount(page).fill('20');
    await save(page);
    expect(await hasReserve()).toBe(false);
    await limit();
    await phone.open(`${world.url}/records`);
    await page.getByText('20 份').waitFor();
  });

  it('says what is safe and what to do, and saves automatically once there is space', async () => {
    await openWith(1);
    await amount(page).fill('333');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('手机存储满了，这一条还没有存上').waitFor();
    expect(await amount(page).inputValue()).toBe('333');
    await comeBack();
    await page.getByText('手机存储满了，这一条还没有存上').waitFor();
    await limit();
    await comeBack();
    await page.getByText('已保存到本机').first().waitFor();
    await phone.open(`${world.url}/records`);
    await page.getByText('333 份').waitFor();
    expect(await page.getByText('333 份').count()).toBe(1);
  });
});
