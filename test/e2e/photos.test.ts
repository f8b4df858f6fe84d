import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkJpeg } from '../../src/domain/photos/jpeg.ts';
import { SHARED_FIELD, SHARED_PAGE } from '../../src/protocol/pages/share.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice, newRestartableDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { addPhotos, cameraPhoto, choosePhotos } from '../support/e2e-photos.ts';
import { amount, join, pickPlace, save, signIn } from '../support/e2e-steps.ts';
import { office, openWorld, type World } from '../support/e2e-world.ts';
import { must } from '../support/must.ts';
import { meterUploads, type UploadMeter } from '../support/upload-meter.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let phone: Device;
let laptop: Device;
let meter: UploadMeter;

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  laptop = await newDevice({ screen: deskScreen });
  meter = meterUploads();
});
afterEach(async () => {
  meter.stop();
  await Promise.all([phone.throwAway(), laptop.throwAway()]);
  await world.close();
  await database.drop();
});

/** A generous timeout for a busy machine. */
const SOON = { timeout: 30_000 };

const CHUNK = 262_144;
/** Bytes of one chunk's request line and headers, generously. */
const HEADERS = 1_500;

/** Bytes of all photos on the phone. */
const bytesOnPhone = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('qingyuan');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('photoBytes').objectStore('photoBytes').getAll();
          all.onsuccess = () => {
            opening.result.close();
            const kept = (all.result as { key: string; bytes: ArrayBuffer }[]).filter(({ key }) =>
              /^[0-9a-f]{64}/.test(key),
            );
            resolve(kept.reduce((sum, { bytes }) => sum + bytes.byteLength, 0));
          };
        };
      }),
  );

/** Damages the bytes of one photo, as a failing memory card does. */
const damageOnePhoto = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('qingyuan');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('photoBytes', 'readwrite');
          const store = transaction.objectStore('photoBytes');
          const cursor = store.openCursor(IDBKeyRange.bound('0', 'g'));
          cursor.onsuccess = () => {
            const at = cursor.result;
            if (!at) return;
            if (!String(at.key).endsWith('/full')) return at.continue();
            const { key, bytes } = at.value as { key: string; bytes: ArrayBuffer };
            const spoilt = new Uint8Array(bytes);
            spoilt[spoilt.length - 100] = (spoilt[spoilt.length - 100] ?? 0) ^ 1;
            store.put({ key, bytes: spoilt.buffer });
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );

/** Limits the upload rate, in bytes a second. */
async function slowDown(page: Page, uploadThroughput: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput,
  });
}

async function getReady(device: Device): Promise<Page> {
  phone = device;
  await join(phone.page(), await world.invite(district.members.volunteer));
  await readyForOffline(phone.page());
  await phone.open(`${world.url}/log/leaflet`);
  await pickPlace(phone.page(), '上河村');
  return phone.page();
}

/** Logs a record with photos offline. */
async function logWithPhotos(seeds: readonly number[]): Promise<Page> {
  const page = await phone.open(`${world.url}/log/leaflet`);
  await pickPlace(page, '上河村');
  await amount(page).fill('120');
  await addPhotos(page, seeds);
  await save(page);
  return page;
}

/** Opens the newest record on the office's laptop. */
async function openAtOffice(): Promise<Page> {
  const desk = laptop.page();
  await signIn(desk, world.url, office);
  await desk
    .getByRole('link', { name: /发放宣传资料：打开背后的记录$/ })
    .first()
    .click();
  await desk.getByRole('link', { name: /打开 .*上河村.*的记录/ }).click();
  return desk;
}

/** Counts the pictures of a strip that were really loaded. */
const seenPictures = (page: Page): Promise<number> =>
  page
    .getByRole('list', { name: '照片' })
    .locator('img')
    .evaluateAll((all) => all.filter((each) => (each as HTMLImageElement).naturalWidth > 0).length);

describe('photos of a record made without signal', () => {
  it('reach the office complete after a browser restart and a cut, with few bytes sent twice', async () => {
    const restartable = await newRestartableDevice();
    await getReady(restartable);
    await phone.setOffline(true);
    await restartable.shut();
    await restartable.start();
    const made = await logWithPhotos([1, 2, 3]);
    const total = await bytesOnPhone(made);
    expect(total).toBeGreaterThan(3 * CHUNK);

    await restartable.shut();
    await restartable.start();
    const waiting = await phone.open(`${world.url}/outbox`);
    await waiting.getByText('还有 3 张照片没有发出').waitFor();
    await expect.poll(() => seenPictures(waiting), SOON).toBe(3);

    // The network is cut in the middle of a photo.
    await phone.setOffline(false);
    await slowDown(waiting, 300_000);
    await expect.poll(() => meter.bytes(), SOON).toBeGreaterThan(total / 3);
    await phone.setOffline(true);
    await restartable.shut();
    const before = meter.bytes();
    expect(before).toBeLessThan(total);

    await restartable.start();
    await phone.open(`${world.url}/outbox`);
    await phone.setOffline(false);
    const after = phone.page();
    await after.getByText('都发出去了').waitFor({ timeout: 60_000 });
    const twice = meter.bytes() - total - meter.chunks() * HEADERS;
    expect(meter.bytes()).toBeGreaterThan(total);
    expect(twice).toBeLessThanOrEqual(CHUNK);

    const desk = await openAtOffice();
    await expect.poll(() => seenPictures(desk), SOON).toBe(3);
    await desk.getByRole('button', { name: '看第 2 张照片' }).click();
    const large = desk.getByRole('dialog').getByRole('img', { name: '第 2 张照片，共 3 张' });
    const width = () => large.evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await expect.poll(width, SOON).toBe(1600);
    expect([...phone.complaints, ...laptop.complaints]).toEqual([]);
  });

  it('that cannot be sent stay visible, can be saved and sent again, and are removed by a change', async () => {
    const touched: string[] = [];
    const refusals = () => phone.complaints.filter((text) => text.startsWith('answer 422')).length;
    await getReady(await newDevice({ hasServiceWorker: true }));
    await phone.setOffline(true);
    const made = await logWithPhotos([1, 2]);
    await damageOnePhoto(made);
    const page = await phone.open(`${world.url}/outbox`);
    page.on('response', (response) => {
      if (response.fromServiceWorker() && response.url().includes('/api/photos/')) touched.push(response.url());
    });
    await phone.setOffline(false);
    await page.getByText('传到服务器的内容对不上。照片还在本机，请再发一次。').waitFor();
    await page.getByText('还有 1 张照片没有发出').waitFor();

    await page.getByRole('button', { name: '处理' }).click();
    const dialog = page.getByRole('dialog');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '存到手机' }).click();
    const file = await readFile(await (await download).path());
    expect(must(checkJpeg(file))).toEqual({ width: 1600, height: 1200 });
    await dialog.getByRole('button', { name: '再发一次' }).click();
    await dialog.getByText('传到服务器的内容对不上').waitFor();
    await expect.poll(() => refusals(), SOON).toBe(2);

    await dialog.getByRole('button', { name: '去掉这张' }).click();
    await dialog.getByRole('button', { name: '去掉', exact: true }).click();
    await page.getByText('都发出去了').waitFor();
    const desk = await openAtOffice();
    await expect.poll(() => seenPictures(desk), SOON).toBe(1);
    expect(touched).toEqual([]);
    const others = phone.complaints.filter((text) => !text.includes('422'));
    expect([...others, ...laptop.complaints]).toEqual([]);
  });

  it('wait for Wi-Fi if chosen, are sent on request, and are visible to the leader', async () => {
    const page = await getReady(await newDevice({ hasServiceWorker: true }));
    await phone.open(`${world.url}/me`);
    await page.getByRole('switch', { name: '只用 Wi-Fi 发照片' }).check();
    await logWithPhotos([1]);
    await phone.open(`${world.url}/today`);
    await page.getByText('1 张照片待发，已存在本机').waitFor();
    expect(meter.chunks()).toBe(0);
    await page.getByRole('link', { name: '查看待发' }).click();
    await page.getByRole('button', { name: /^现在发送，约/ }).click();
    await page.getByText('都发出去了').waitFor();

    const leader = laptop.page();
    await join(leader, await world.invite(district.members.leader));
    await laptop.open(`${world.url}/squad`);
    await leader.getByRole('link', { name: /120 份/ }).click();
    await expect.poll(() => seenPictures(leader), SOON).toBe(1);
    expect([...phone.complaints, ...laptop.complaints]).toEqual([]);
  });

  it('never block the record: it is saved and received even if there is no space for a photo', async () => {
    const page = await getReady(await newDevice({ hasServiceWorker: true }));
    // Chromium gives every phone the same quota, so it is simulated; the contract tests cover storage that is really
    // full.
    await page.evaluate(() => {
      navigator.storage.estimate = async () => ({ usage: 1_000_000, quota: 1_100_000 });
    });
    await amount(page).fill('120');
    await choosePhotos(page, [1]);
    await page.getByText('手机存储不够，照片没有加上，记录照常保存。').waitFor();
    await save(page);
    await page.getByText('已收到', { exact: true }).waitFor();
    expect(phone.complaints).toEqual([]);
  });
});

/** Hands photos of the gallery over as the phone's share sheet does: a form that the service worker takes. */
async function shareFromGallery(page: Page, seeds: readonly number[]): Promise<void> {
  const photos = [];
  for (const seed of seeds) {
    const { name, buffer } = await cameraPhoto(page, seed);
    photos.push({ name, base64: buffer.toString('base64') });
  }
  await page.evaluate(
    ({ given, action, field }) => {
      const files = new DataTransfer();
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        files.items.add(new File([bytes], name, { type: 'image/jpeg' }));
      }
      const form = document.createElement('form');
      Object.assign(form, { method: 'POST', enctype: 'multipart/form-data', action });
      const input = document.createElement('input');
      Object.assign(input, { type: 'file', name: field, multiple: true, files: files.files });
      form.append(input);
      document.body.append(form);
      form.submit();
    },
    { given: photos, action: SHARED_PAGE, field: SHARED_FIELD },
  );
}

describe('photos that the gallery shares', () => {
  it('wait without a network on a phone that has not joined, and go into its first record', async () => {
    phone = await newDevice({ hasServiceWorker: true });
    const page = phone.page();
    await phone.open(`${world.url}/join`);
    await readyForOffline(page);
    await phone.setOffline(true);
    await shareFromGallery(page, [1, 2]);
    await page.getByText('分享来的 2 张照片已存在这部手机里').waitFor();

    await phone.setOffline(false);
    await page.goto(await world.invite(district.members.volunteer));
    const pulled = page.waitForResponse(/\/api\/sync\/pull$/);
    await page.getByRole('button', { name: '加入', exact: true }).click();
    await page.getByText('分享来的照片（2）').waitFor();
    // The places must be on the phone before it goes offline.
    await pulled;
    await phone.setOffline(true);
    await shareFromGallery(page, [3]);
    await page.getByText('分享来的照片（3）').waitFor();
    await page.getByRole('link', { name: '发放资料', exact: true }).click();
    await expect.poll(() => page.locator('.photo-tile').count(), SOON).toBe(3);
    await pickPlace(page, '上河村');
    await amount(page).fill('30');
    await save(page);
    await phone.open(`${world.url}/log`);
    await page.getByRole('heading', { level: 1, name: '记一笔' }).waitFor();
    expect(await page.getByText(/^分享来的照片/).count()).toBe(0);

    await phone.open(`${world.url}/outbox`);
    await phone.setOffline(false);
    await page.getByText('都发出去了').waitFor({ timeout: 60_000 });
    const named = await world.context().db.selectFrom('record_photo').select('photo').execute();
    expect(named).toHaveLength(3);
  });
});
