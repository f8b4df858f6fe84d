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

it('the office draws a map of its own file in a worker, ticks villages on it by keyboard, and gives them', async () => {
  const device = await joined('officer', { screen: deskScreen });
  const desk = device.page();
  await desk.goto(`${world.url}/office/coverage?work=visit`);
  await desk.getByRole('radio', { name: '地图', exact: true }).check();
  const choose = (text: string) =>
    desk
      .getByLabel('选择 GeoJSON 文件')
      .setInputFiles({ name: '村界.geojson', mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose('PK');
  await desk.getByText('这不是 GeoJSON 文件').waitFor();
  await desk.getByText('没有保存任何内容。').waitFor();
  const village = (name: string, west: number) => ({
    type: 'Feature',
    properties: { name },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [0, 1, 2, 3, 4].map((at) => [west + (at % 4 > 1 ? 0.1 : 0), 31 + (at % 4 === 1 || at % 4 === 2 ? 0.1 : 0)]),
      ],
    },
  });
  const features = [
    village('上河村民委员会', 104),
    village('下河村', 104.1),
    village('青石', 104.2),
    village('外村', 104.3),
  ];
  await choose(JSON.stringify({ type: 'FeatureCollection', features }));
  await desk.getByText('地图已保存，共 4 块。').waitFor();
  await desk.getByText('没对上 1', { exact: true }).waitFor();

  const areas = desk.getByRole('group', { name: /^地图/ }).getByRole('checkbox');
  expect(await areas.count()).toBe(3);
  await areas.and(desk.locator('[tabindex="0"]')).focus();
  await desk.keyboard.press('Space');
  await desk.keyboard.press('ArrowRight');
  await desk.keyboard.press('Enter');
  expect(await areas.and(desk.locator('[aria-checked="true"]')).count()).toBe(2);
  await areas.and(desk.getByRole('checkbox', { name: /青石村/ })).click();
  await desk.getByRole('button', { name: '派任务（3）' }).click();
  await desk.getByRole('dialog', { name: '派任务' }).getByRole('button', { name: '取消' }).click();

  await desk.emulateMedia({ media: 'print' });
  expect(await desk.getByRole('button', { name: '删除地图' }).isVisible()).toBe(false);
  await desk.emulateMedia({ media: null });
  await desk.getByRole('button', { name: '删除地图' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '删除地图' }).click();
  await desk.getByText('还没有地图').waitFor();
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
});
