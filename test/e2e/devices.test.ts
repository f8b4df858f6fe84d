import { mkdirSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../support/database.ts';
import { type Device, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { axeFaults, type Look, looks, scrollsSideways, smallTargets, wearNow } from '../support/e2e-looks.ts';
import { amount, join, openTab, save } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let old: Device;
let fresh: Device;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  [old, fresh] = await Promise.all([newDevice(), newDevice({ hasServiceWorker: true })]);
  await join(old.page(), await world.invite(district.members.volunteer));
});
afterAll(async () => {
  await Promise.all([old.throwAway(), fresh.throwAway()]);
  await world.close();
  await database.drop();
});

const folder = process.env.PICTURES;

/** Checks a page as it stands in every look; with PICTURES it also saves screenshots there. */
async function faultsInAllLooks(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const look of Object.keys(looks) as Look[]) {
    await wearNow(page, look);
    const found = await axeFaults(page, look === 'light' ? 'all' : 'look');
    faults.push(...found, ...(await smallTargets(page, looks[look].target)));
    if (await scrollsSideways(page)) faults.push('wider than a phone');
    if (folder) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: pathOf(folder, `${name}-${look}.png`), fullPage: true });
    }
  }
  await wearNow(page, 'light');
  return faults;
}

describe('a second phone of a member', () => {
  it('replaces the old one by default, which is told so', async () => {
    const page = fresh.page();
    const invite = await world.invite(district.members.volunteer);
    await page.goto(invite);
    const replaces = page.getByRole('checkbox', { name: '这台设备代替我原来的设备' });
    await replaces.waitFor();
    expect(await faultsInAllLooks(page, 'join-again')).toEqual([]);
    expect(await replaces.isChecked()).toBe(true);
    await replaces.uncheck();
    await page.getByRole('button', { name: '加入', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();

    const phone = await old.open(`${world.url}/today`);
    const told = phone.getByText(/周明邀请另一台设备用您的名字登录/);
    await told.waitFor();
    expect(await faultsInAllLooks(phone, 'today-told')).toEqual([]);
  });

  it('is listed on 我的 and can be signed out there; its unsent changes are sent once its owner joins again', async () => {
    const page = fresh.page();
    await readyForOffline(page);
    await fresh.setOffline(true);
    await page.goto(`${world.url}/log/leaflet`);
    await amount(page).fill('37');
    await save(page);

    const phone = await old.open(`${world.url}/me`);
    const listed = phone.getByText('登录的设备').first();
    await phone
      .getByText(/由周明邀请加入/)
      .first()
      .waitFor();
    expect(await faultsInAllLooks(phone, 'me-devices')).toEqual([]);
    await listed.waitFor();
    await phone
      .getByRole('button', { name: /^让.*退出$/ })
      .first()
      .click();
    await phone.getByRole('button', { name: '确定退出' }).click();
    await phone.getByText('已退出', { exact: true }).waitFor();

    await fresh.setOffline(false);
    expect((await page.request.get(`${world.url}/api/session`)).status()).toBe(401);
    await page.goto(await world.invite(district.members.volunteer));
    await page.getByRole('checkbox', { name: '这台设备代替我原来的设备' }).uncheck();
    await page.getByRole('button', { name: '加入', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    await openTab(page, '记录');
    await page.getByText(/37/).first().waitFor();
    await page.getByText('已收到').first().waitFor();
  });
});

describe('a squad leader', () => {
  it('sees a member’s devices in the invite dialog and can sign them out', async () => {
    const page = old.page();
    await page.goto(await world.signInLink(district.members.volunteer));
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    const leader = await newDevice();
    try {
      const desk = leader.page();
      await join(desk, await world.signInLink(district.members.leader));
      await desk.goto(`${world.url}/squad?view=members`);
      const dialog = desk.getByRole('dialog');
      // Cards above that arrive late move the button; between press and release the tap is lost, as on a real phone.
      await expect
        .poll(async () => {
          if (!(await dialog.isVisible())) await desk.getByRole('button', { name: '邀请王芳登录' }).click();
          return dialog.isVisible();
        })
        .toBe(true);
      await dialog.getByRole('heading', { name: '登录的设备' }).waitFor();
      await desk.getByRole('button', { name: '让这些设备都退出' }).waitFor();
      expect(await faultsInAllLooks(desk, 'squad-devices')).toEqual([]);
      await desk.getByRole('button', { name: '让这些设备都退出' }).click();
      await desk.getByRole('button', { name: '确定退出' }).click();
      await desk.getByText('没有登录的设备').waitFor();
      expect((await page.request.get(`${world.url}/api/session`)).status()).toBe(401);
    } finally {
      await leader.throwAway();
    }
  });
});
