import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { join } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
const devices: Device[] = [];

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
});
afterEach(async () => {
  await Promise.all(devices.splice(0).map((device) => device.throwAway()));
  await world.close();
  await database.drop();
});

async function joined(who: 'organizer' | 'volunteer', options?: Parameters<typeof newDevice>[0]) {
  const device = await newDevice({ hasServiceWorker: true, ...options });
  devices.push(device);
  await join(device.page(), await world.signInLink(district.members[who]));
  return device;
}

const TITLE = '清水镇集市禁毒宣传';

it('an event that is cancelled says so and why on a phone that was offline', async () => {
  const [laptop, phone] = [await joined('organizer', { screen: deskScreen }), await joined('volunteer')];
  const desk = laptop.page();
  await desk.goto(`${world.url}/events/new`);
  await desk.getByLabel('活动名称').fill(TITLE);
  await desk.getByLabel('日期').fill(dayAt(Date.now() + 7 * 86_400_000));
  await desk.getByRole('button', { name: '保存并公布' }).click();
  await desk.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  const page = phone.page();
  await page.goto(`${world.url}/events`);
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByText('计划中').waitFor();
  await readyForOffline(page);
  await phone.setOffline(true);

  await desk.getByRole('button', { name: '取消活动' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('原因').fill('大雨');
  await dialog.getByRole('button', { name: '取消活动' }).click();
  await desk.getByText('取消原因：大雨').waitFor();

  await page.getByRole('button', { name: '参加', exact: true }).click();
  await phone.setOffline(false);
  await page.getByText('取消原因：大雨').waitFor();
  expect(await page.getByRole('button', { name: '参加', exact: true }).count()).toBe(0);
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
});
