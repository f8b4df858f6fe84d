import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { minuteAt, minuteOf } from '../../src/domain/attendance/span.ts';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { OwnPresence } from '../../src/protocol/attendance/mine.ts';
import { CalendarAddress } from '../../src/protocol/calendar/calendar.ts';
import { board } from '../../src/server/figures/board.ts';
import { verifyFigures } from '../../src/server/figures/rebuild.ts';
import { actorOf } from '../../src/server/records/actor.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice, newRestartableDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { addPhotos } from '../support/e2e-photos.ts';
import { join } from '../support/e2e-steps.ts';
import { siteStorage } from '../support/e2e-storage.ts';
import { countTaps } from '../support/e2e-taps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';
import { must } from '../support/must.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
/** The folder of the film that the volunteer's camera shows. */
let folder: string;
const devices: Device[] = [];

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  folder = await mkdtemp(pathOf(tmpdir(), 'qingyuan-film-'));
});
afterEach(async () => {
  await Promise.all(devices.splice(0).map((device) => device.throwAway()));
  await world.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function joined(who: keyof SmallDistrict['members'], device: Promise<Device>): Promise<Device> {
  const made = await device;
  devices.push(made);
  await join(made.page(), await world.signInLink(district.members[who]));
  return made;
}

const TITLE = '清水镇集市禁毒宣传';

async function figures(): Promise<Record<string, number>> {
  const context = world.context();
  const officer = await actorOf(context, district.members.officer);
  if (!officer) throw new Error('no officer');
  const shown = must(await board(context, officer, { from: '2026-01-01', to: '2030-12-31' }));
  return Object.fromEntries(shown.figures.map(({ figure, reported }) => [figure, reported]));
}

const credits = () =>
  world.context().db.selectFrom('service').where('minutes', '>', 0).selectAll().orderBy('member').execute();

it('an event is planned, answered, attended in three ways and closed offline, and all agree afterwards', async () => {
  const film = pathOf(folder, 'code.mjpeg');
  // The shell without windows has no cameras.
  const camera = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  const laptop = await joined('organizer', newDevice({ hasServiceWorker: true, screen: deskScreen }));
  const scanner = await joined('volunteer', newRestartableDevice({ args: camera, isWhole: true }));
  const typist = await joined('mate', newDevice({ hasServiceWorker: true }));
  await scanner.context().grantPermissions(['camera']);
  const [desk, scanning, typing] = [laptop.page(), scanner.page(), typist.page()];

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
  for (const device of [scanner, typist]) {
    const page = device.page();
    await page.goto(`${world.url}/events`);
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await readyForOffline(page);
    await device.setOffline(true);
    const joining = await countTaps(page);
    await page.getByRole('button', { name: '参加', exact: true }).click();
    await page.getByRole('button', { name: '参加', exact: true, pressed: true }).waitFor();
    expect(await joining()).toBeLessThanOrEqual(2);
    await device.setOffline(false);
    await desk.getByText(device === scanner ? '1 人中已有 1 人' : '1 人候补').waitFor();
  }
  await typing.getByText('您排在候补里').waitFor();

  // From here on nobody has a network. The laptop shows the code; a camera sees it, and somebody types it.
  for (const device of devices) await device.setOffline(true);
  await desk.getByRole('link', { name: '出示现场码' }).click();
  await desk.getByRole('img', { name: '到场登记的现场码' }).waitFor();
  const digits = (await desk.locator('.code-digits').innerText()).replace(/\s/g, '');
  const untilEnd = minuteAt(dayAt(Date.now()), '23:59') - minuteOf(Date.now());
  await writeFile(film, await desk.screenshot({ type: 'jpeg', quality: 80 }));
  await scanning.getByRole('link', { name: '到场登记' }).click();
  await scanning.getByText('已记下，联网后核对').waitFor();
  await typing.getByRole('link', { name: '到场登记' }).click();
  await typing.getByRole('radio', { name: '输码' }).check();
  await typing.getByLabel('码下面的 7 位数').fill(digits);
  await typing.getByRole('button', { name: '登记到场' }).click();
  await typing.getByText('已记下，联网后核对').waitFor();
  await desk.getByRole('link', { name: '名单和队长登记' }).click();
  await desk.getByRole('button', { name: '登记 林立 到场' }).click();
  await desk.getByText('已到 1 人').waitFor();

  // It is of today, so that it can be closed.
  await desk.getByRole('link', { name: '回到活动' }).click();
  const closing = await countTaps(desk);
  await desk.getByRole('link', { name: '办结' }).click();
  await desk.getByRole('heading', { level: 1, name: '活动办结' }).waitFor();
  await desk.getByLabel('参加人次').fill('240');
  await desk.getByLabel('咨询人次').fill('18');
  await desk.getByLabel('现场志愿者').fill('3');
  await desk.getByLabel('现场发放的资料').selectOption({ index: 1 });
  await desk.getByLabel(/^发了多少/).fill('300');
  await addPhotos(desk, [1]);
  await desk.getByRole('checkbox', { name: '照片里的人同意使用' }).check();
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.getByText('已举行').waitFor();
  expect(await closing()).toBeLessThanOrEqual(10);
  expect((await figures())['event.held'] ?? 0).toBe(0);

  for (const device of [typist, laptop, scanner]) await device.setOffline(false);
  await expect.poll(async () => (await credits()).map(({ member }) => member)).toHaveLength(3);
  await expect.poll(async () => (await figures())['leaflet.distributed']).toBe(300);
  expect(await figures()).toMatchObject({ 'event.held': 1, 'event.attendance': 240, 'event.consultation': 18 });

  // Each is credited from the own arrival to the planned end, and the phones say the same as the office.
  const { db, district: id } = world.context();
  const rows = await credits();
  for (const [device, who] of [
    [scanner, 'volunteer'],
    [typist, 'mate'],
  ] as const) {
    const [{ minutes } = { minutes: 0 }] = rows.filter(({ member }) => member === district.members[who]);
    expect(Math.abs(minutes - untilEnd)).toBeLessThanOrEqual(2);
    const own = v.parse(
      OwnPresence,
      await (await device.page().request.get(`${world.url}/api/attendance/mine`)).json(),
    );
    expect(own.claims.map(({ state, minutes: shown }) => [state, shown])).toEqual([['accepted', minutes]]);
  }
  const all = rows.reduce((sum, { minutes }) => sum + minutes, 0);
  expect((await figures())['service.hours']).toBeCloseTo(all / 60, 1);
  expect((await verifyFigures(db, id)).differences).toEqual([]);

  // Its presence, its leaflets and its entry in the calendar are of the same event.
  await desk.getByRole('link', { name: '到场名单' }).click();
  await desk.getByText('已到 3 人').waitFor();
  const made = await desk.request.post(`${world.url}/api/calendar-key`, { headers: { origin: world.url } });
  const { address } = v.parse(CalendarAddress, await made.json());
  const calendar = await (await desk.request.get(address)).text();
  expect(calendar).toContain(`SUMMARY:${TITLE}`);

  // The secret of the code is kept by the phone that shows it, and by no volunteer's, which has read all it may.
  const key = await world
    .context()
    .db.selectFrom('record')
    .where('district', '=', id)
    .where('kind', '=', 'eventKey')
    .select('fields')
    .executeTakeFirstOrThrow();
  const secret = String(key.fields.secret);
  expect(await siteStorage(desk)).toContain(secret);
  for (const page of [scanning, typing]) expect(await siteStorage(page)).not.toContain(secret);
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
});
