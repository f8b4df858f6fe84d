import { readFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../support/database.ts';
import { drawHalf } from '../../support/draw-half.ts';
import { type Device, newDevice, newRestartableDevice, readyForOffline } from '../../support/e2e-browser.ts';
import { builtClient } from '../../support/e2e-build.ts';
import { enterSmallDistrict, type SmallDistrict } from '../../support/e2e-district.ts';
import { join } from '../../support/e2e-steps.ts';
import { addTipPhotos, openAll, seal, write } from '../../support/e2e-tip-pages.ts';
import { type PreparedOffice, prepareOffice } from '../../support/e2e-tips.ts';
import { openWorld, type World } from '../../support/e2e-world.ts';
import { type RequestTap, tapRequests } from '../../support/request-tap.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let office: PreparedOffice;
let district: SmallDistrict;
let phone: Device;
let tap: RequestTap;

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  office = await prepareOffice(world);
  tap = tapRequests();
});
afterEach(async () => {
  tap.stop();
  await phone.throwAway();
  await world.close();
  await database.drop();
});

/** Begins a test on this phone. */
async function take<T extends Device>(device: T): Promise<T> {
  phone = device;
  await phone.context().addInitScript(drawHalf);
  return device;
}

const MINUTE_MS = 60_000;
/** Real time within which anything due is sent, milliseconds. */
const SETTLED_MS = 1_500;

async function arrived(): Promise<string[]> {
  const [officer] = office.officers;
  if (!officer) throw new Error('no officer');
  const tips = await openAll(office, officer);
  return tips.filter(({ photos }) => photos.length === 1).map(({ body }) => body.content.what);
}

const isHolding = () => phone.page().evaluate(() => localStorage.getItem('qingyuan.tips'));
/** The chunk that the tip pages' lazy parts share has the sender. */
const sender = () => tap.requests.filter(({ path }) => /^\/assets\/tips-[\w-]{7}\.js$/.test(path));
const tips = () => tap.requests.filter(({ path, method }) => path.startsWith('/api/tips') && method !== 'GET');

describe('a sealed tip after its page was closed', () => {
  it('is sent from 首页 as soon as there is a network', async () => {
    const restartable = await take(await newRestartableDevice());
    const page = await phone.open(`${world.url}/tip`);
    await readyForOffline(page);
    await phone.setOffline(true);
    await write(page, '没有网络时写的');
    await addTipPhotos(page, [1]);
    await seal(page);
    expect(await isHolding()).toBe('1');
    await restartable.shut();
    await restartable.start();
    await phone.open(world.url);
    await phone.page().waitForTimeout(SETTLED_MS);
    expect(await arrived()).toEqual([]);
    await phone.setOffline(false);
    await expect.poll(arrived, { timeout: 20_000 }).toEqual(['没有网络时写的']);
    await expect.poll(isHolding).toBeNull();
    expect(phone.complaints).toEqual([]);
  });

  it('is sent from a member’s page, separate from the session in every way', async () => {
    await take(await newDevice({ hasServiceWorker: true }));
    await phone.context().clock.install();
    await join(phone.page(), await world.invite(district.members.volunteer));
    await readyForOffline(phone.page());
    const page = await phone.open(`${world.url}/tip#behalf`);
    await write(page, '志愿者代写的');
    await addTipPhotos(page, [2]);
    await seal(page);
    const before = sender().length;
    await phone.open(`${world.url}/today`);
    // Nothing is sent at the same time as the session's first requests.
    await page.waitForTimeout(SETTLED_MS);
    expect(tips()).toEqual([]);
    // The session continues all the while. A leap of the clock cuts a request off that is under way, so it may take more.
    for (let quarter = 0; quarter < 24 && (await isHolding()) !== null; quarter++) {
      await phone.context().clock.fastForward(15 * MINUTE_MS);
      await page.waitForTimeout(SETTLED_MS);
    }
    expect(await isHolding()).toBeNull();
    expect(await arrived()).toEqual(['志愿者代写的']);
    expect(sender()).toHaveLength(before);
    const session = tap.requests.filter(({ headers }) => headers.some((name) => name.toLowerCase() === 'cookie'));
    expect(session.length).toBeGreaterThan(3);
    expect(tips().length).toBeGreaterThan(2);
    const ports = new Set(session.map(({ port }) => port));
    for (const { headers, port } of tips()) {
      expect(headers.map((name) => name.toLowerCase())).not.toContain('cookie');
      expect(headers.map((name) => name.toLowerCase())).not.toContain('referer');
      expect(ports.has(port)).toBe(false);
    }
    expect(phone.complaints).toEqual([]);
  });

  it('waits some time after a session starts', async () => {
    await take(await newDevice());
    // No tab may send anything there.
    await phone.context().addInitScript(() => {
      navigator.locks.request = () => new Promise(() => undefined);
    });
    await join(phone.page(), await world.invite(district.members.volunteer));
    expect(await phone.page().evaluate(() => localStorage.getItem('qingyuan.active'))).not.toBeNull();
  });

  it('is not sent if a member’s page would have to fetch the sender from the server', async () => {
    await take(await newDevice({ hasServiceWorker: true }));
    await phone.context().addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
    });
    await join(phone.page(), await world.invite(district.members.volunteer));
    const page = await phone.open(`${world.url}/tip#behalf`);
    await write(page, '微信里代写的');
    await addTipPhotos(page, [3]);
    await seal(page);
    const before = sender().length;
    await phone.open(`${world.url}/today`);
    await page.waitForTimeout(SETTLED_MS);
    expect(await isHolding()).toBe('1');
    expect(sender()).toHaveLength(before);
    expect(tips()).toEqual([]);
    expect(phone.complaints).toEqual([]);
  });
});

it('the tip pages load nothing of the members’ app', async () => {
  const html = await readFile(joinPath(builtClient, 'tip.html'), 'utf8');
  expect(html).toContain('/assets/frame-');
  expect(html).not.toMatch(/\/assets\/(member|form|index)-/);
  await take(await newDevice());
  const page = await phone.open(`${world.url}/tip`);
  await page.waitForLoadState('networkidle');
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.length).toBeGreaterThan(5);
  expect(loaded.filter((name) => /\/assets\/(member|form|index)-/.test(name))).toEqual([]);
});
