import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice, newRestartableDevice, readyForOffline } from '../support/e2e-browser.ts';
import { removeRecord } from '../support/e2e-changes.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { amount, join, pickPlace, save, signIn } from '../support/e2e-steps.ts';
import { office, openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let phone: Device;
let laptop: Device;

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  laptop = await newDevice({ screen: deskScreen });
});
afterEach(async () => {
  await Promise.all([phone.throwAway(), laptop.throwAway()]);
  await world.close();
  await database.drop();
});

/** The board's link for the figure of leaflets handed out this year. */
const leaflets = (page: Page) => page.getByRole('link', { name: /发放宣传资料：打开背后的记录$/ });

async function figure(page: Page): Promise<number> {
  const name = await leaflets(page).first().getAttribute('aria-label');
  return Number(name?.replaceAll(',', '').match(/^\d+/)?.[0]);
}

async function joinAndGetReady(device: Device): Promise<Page> {
  phone = device;
  await join(phone.page(), await world.invite(district.members.volunteer));
  await readyForOffline(phone.page());
  // The places must be on the phone before it goes offline. None is chosen, because that would leave a draft.
  await phone.open(`${world.url}/log/leaflet`);
  await phone.page().getByRole('button', { name: /^地点/ }).click();
  await phone.page().getByRole('searchbox', { name: '找地点' }).fill('上河村');
  await phone.page().getByRole('button', { name: '上河村' }).first().waitFor();
  await openTodayAfresh();
  return phone.page();
}

const openTodayAfresh = () => phone.open(`${world.url}/today`);

/** Logs a leaflet for the first time: place and number have to be chosen. */
async function logFirst(page: Page, quantity: number): Promise<void> {
  await page.getByRole('link', { name: /^发放资料/ }).click();
  await pickPlace(page, '上河村');
  await amount(page).fill(String(quantity));
  await save(page);
}

const pill = (page: Page, state: string) =>
  page.getByRole('list', { name: '今天已记' }).getByText(state, { exact: true });

describe('a record made without signal becomes the office’s figure', () => {
  it('survives a browser restart, is sent when online, and counts once', async () => {
    const desk = laptop.page();
    await signIn(desk, world.url, office);
    await leaflets(desk).first().waitFor();
    const before = await figure(desk);
    const restartable = await newRestartableDevice();
    await joinAndGetReady(restartable);

    await phone.setOffline(true);
    await restartable.shut();
    await restartable.start();
    const offline = await openTodayAfresh();
    await logFirst(offline, 120);
    await openTodayAfresh();
    await pill(offline, '待发').waitFor();

    await restartable.shut();
    await restartable.start();
    const again = await openTodayAfresh();
    await pill(again, '待发').waitFor();
    await again.getByText('1 条待发，已存在本机').waitFor();
    expect(await figure(desk)).toBe(before);

    await phone.setOffline(false);
    await pill(again, '已收到').waitFor();
    await expect.poll(() => again.getByText('待发').count()).toBe(0);

    await desk.reload();
    await leaflets(desk).first().waitFor();
    expect((await figure(desk)) - before).toBe(120);
    await leaflets(desk).first().click();
    await desk.getByRole('heading', { level: 1, name: '发放宣传资料的记录' }).waitFor();
    await desk.getByRole('link', { name: /打开 .*上河村.*的记录/ }).click();
    await desk.getByText('王芳').first().waitFor();
    await desk.getByText('120 份').first().waitFor();
    await desk.getByText('上河村').first().waitFor();
    expect([...phone.complaints, ...laptop.complaints]).toEqual([]);
  });

  it('takes three taps from 今日 if it is like the last one', async () => {
    const page = await joinAndGetReady(await newDevice({ hasServiceWorker: true }));
    await logFirst(page, 120);
    await openTodayAfresh();
    await page.getByRole('link', { name: /^发放资料/ }).click();
    await page.getByRole('button', { name: /和上次一样：120 份/ }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存到本机').first().waitFor();
    await phone.open(`${world.url}/records`);
    await expect.poll(() => page.getByText('折页 120 份').or(page.getByText('资料 120 份')).count()).toBe(2);
  });

  it('shows the reason if the server refuses it, and can be fixed on the phone', async () => {
    const restartable = await newRestartableDevice();
    await joinAndGetReady(restartable);
    await world.stop();
    await restartable.shut();
    await restartable.start();
    const page = await openTodayAfresh();
    await logFirst(page, 120);
    await openTodayAfresh();
    await pill(page, '待发').waitFor();

    // The office deletes the village while the phone is offline.
    await world.start();
    await removeRecord(world.context(), world.administrator, 'place', district.places.upper);
    await page.reload();
    await page.getByText('1 条需要处理').waitFor();
    await page.getByRole('link', { name: '去处理' }).click();
    await page.getByText('所选地点不在名单里或已删除，请重新选择').first().waitFor();

    await page.getByRole('link', { name: /^改正/ }).click();
    await pickPlace(page, '下河村');
    await save(page);
    await openTodayAfresh();
    await pill(page, '已收到').waitFor();
    await expect.poll(() => page.getByText('需要处理').count()).toBe(0);

    const desk = laptop.page();
    await signIn(desk, world.url, office);
    await leaflets(desk).first().click();
    await desk.getByRole('link', { name: /打开 .*下河村.*的记录/ }).click();
    await desk.getByText('120 份').first().waitFor();
  });

  it('is refused if the phone’s clock was days ahead, and is sent with the right date', async () => {
    const device = await newDevice({ hasServiceWorker: true });
    await device.page().clock.install();
    const page = await joinAndGetReady(device);
    await phone.setOffline(true);
    await page.clock.setSystemTime(Date.now() + 3 * 86_400_000);
    await openTodayAfresh();
    await logFirst(page, 40);
    await page.clock.setSystemTime(Date.now());
    await phone.setOffline(false);
    await openTodayAfresh();
    await page.getByRole('list', { name: '今天已记' }).getByText('40 份').waitFor();
    await pill(page, '已收到').waitFor();
    expect(await page.getByText('需要处理').count()).toBe(0);
  });
});
