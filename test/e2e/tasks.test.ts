import { afterAll, beforeAll, expect, it } from 'vitest';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { amount, join, save } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
const devices: Device[] = [];

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
});
afterAll(async () => {
  await Promise.all(devices.map((device) => device.throwAway()));
  await world.close();
  await database.drop();
});

async function joined(who: keyof SmallDistrict['members'], options: Parameters<typeof newDevice>[0] = {}) {
  const device = await newDevice(options);
  devices.push(device);
  await join(device.page(), await world.signInLink(district.members[who]));
  return device;
}

it('a leader gives a village to a volunteer, whose record ends the task offline', async () => {
  const leader = (await joined('leader')).page();
  await leader.goto(`${world.url}/squad?view=tasks`);
  const places = leader.getByRole('list', { name: '要去的地方' });
  await places.getByRole('checkbox', { name: '选：上河村' }).check();
  await leader.getByRole('button', { name: '派任务（1）' }).click();
  const dialog = leader.getByRole('dialog', { name: '派任务' });
  await dialog.getByRole('radio', { name: '发放资料' }).check();
  await dialog.getByLabel('派给谁').selectOption({ label: '王芳' });
  await dialog.getByRole('button', { name: '派出任务' }).click();
  await leader.getByText('已派出 1 个任务').waitFor();

  const phone = await joined('volunteer', { hasServiceWorker: true });
  const page = phone.page();
  await page.getByRole('heading', { name: '清水镇 上河村：发放资料' }).waitFor();
  await readyForOffline(page);
  await phone.setOffline(true);
  await page.getByRole('link', { name: '记一笔', exact: true }).click();
  await page.getByRole('button', { name: /^地点.*上河村/ }).waitFor();
  await amount(page).fill('40');
  await save(page);
  await page.getByRole('link', { name: '回今日' }).click();
  await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
  await page.getByText('上河村').first().waitFor();
  expect(await page.getByRole('heading', { name: '清水镇 上河村：发放资料' }).count()).toBe(0);

  await phone.setOffline(false);
  await leader.getByText('已完成（1）').waitFor();
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
});

it('an organizer gives all villages that were not reached, each to the squad of its town', async () => {
  const desk = (await joined('organizer', { screen: deskScreen })).page();
  await desk.goto(`${world.url}/office/coverage?work=visit`);
  await desk.getByRole('heading', { name: '石桥镇 0/1' }).waitFor();
  await desk.getByRole('button', { name: '全选未到（3）' }).click();
  await desk.getByRole('button', { name: '派任务（3）' }).click();
  await desk.getByRole('dialog', { name: '派任务' }).getByRole('button', { name: '派出任务' }).click();
  await desk.getByText('已派出 3 个任务').waitFor();
  await desk.getByRole('radio', { name: '任务', exact: true }).check();
  await desk.getByRole('row', { name: /青石村.*入户走访.*第二分队/ }).waitFor();
  await desk.getByRole('link', { name: '石桥镇 青石村' }).click();
  const task = desk.getByRole('dialog', { name: '任务' });
  await task.getByRole('button', { name: '撤回任务' }).click();
  await task.getByRole('button', { name: '确定撤回' }).click();
  await desk.getByRole('row', { name: /青石村/ }).waitFor({ state: 'detached' });
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
});
