import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { board } from '../../src/server/figures/board.ts';
import { verifyFigures } from '../../src/server/figures/rebuild.ts';
import { actorOf } from '../../src/server/records/actor.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { join } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';
import { must } from '../support/must.ts';

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

async function joined(who: 'organizer' | 'leader' | 'volunteer', options?: Parameters<typeof newDevice>[0]) {
  const device = await newDevice({ hasServiceWorker: true, ...options });
  devices.push(device);
  await join(device.page(), await world.signInLink(district.members[who]));
  return device;
}

const TITLE = '清水镇集市禁毒宣传';

async function figureOf(name: string): Promise<number> {
  const context = world.context();
  const officer = await actorOf(context, district.members.officer);
  if (!officer) throw new Error('no officer');
  const { figures } = must(await board(context, officer, { from: '2026-01-01', to: '2030-12-31' }));
  return figures.find(({ figure }) => figure === name)?.reported ?? 0;
}

it('an event is planned, answered offline, closed offline, and counts once', async () => {
  const [laptop, phone, leaders] = [
    await joined('organizer', { screen: deskScreen }),
    await joined('volunteer'),
    await joined('leader'),
  ];

  const desk = laptop.page();
  await desk.goto(`${world.url}/events`);
  await desk.getByRole('link', { name: '计划活动' }).click();
  await desk.getByLabel('活动名称').fill(TITLE);
  await desk.getByLabel('开始时间').fill('00:00');
  await desk.getByLabel('结束时间').fill('23:59');
  await desk.getByLabel('需要人数').fill('1');
  await desk.getByRole('button', { name: '保存并公布' }).click();
  await desk.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await desk.getByText('无特别风险').waitFor();

  // Both learn of it by the next exchange; the first who says yes has the place.
  for (const [device, choice] of [
    [phone, '参加'],
    [leaders, '参加'],
  ] as const) {
    const page = device.page();
    await page.goto(`${world.url}/events`);
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await readyForOffline(page);
    await device.setOffline(true);
    await page.getByRole('button', { name: choice, exact: true }).click();
    await page.getByRole('button', { name: choice, exact: true, pressed: true }).waitFor();
    await device.setOffline(false);
    await desk.getByText(device === phone ? '1 人中已有 1 人' : '1 人候补').waitFor();
  }
  await leaders.page().getByText('您排在候补里').waitFor();

  // It is of today, so that it can be closed; without a network.
  await desk.getByRole('link', { name: '办结' }).click();
  await desk.getByRole('heading', { level: 1, name: '活动办结' }).waitFor();
  await laptop.setOffline(true);
  await desk.getByLabel('参加人次').fill('240');
  await desk.getByLabel('咨询人次').fill('18');
  await desk.getByLabel('现场志愿者').fill('3');
  await desk.getByText('差 1 人').waitFor();
  await desk.getByLabel('现场发放的资料').selectOption({ index: 1 });
  await desk.getByLabel(/^发了多少/).fill('300');
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.getByText('已举行').waitFor();
  expect(await figureOf('event.attendance')).toBe(0);
  await laptop.setOffline(false);
  await phone.page().getByText('已举行').waitFor();

  await desk.getByLabel('发到群里的小结').waitFor();
  await expect.poll(() => figureOf('leaflet.distributed')).toBe(300);
  expect([await figureOf('event.held'), await figureOf('event.attendance')]).toEqual([1, 240]);
  const { db, district: id } = world.context();
  expect((await verifyFigures(db, id)).differences).toEqual([]);
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
});

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
