import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict } from '../support/e2e-district.ts';
import { amount, join, pickPlace, save, signIn } from '../support/e2e-steps.ts';
import { office, openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let [phone, mate, laptop]: Device[] = [];
const device = (one: Device | undefined): Device => {
  if (!one) throw new Error('not started');
  return one;
};

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  const { members } = await enterSmallDistrict(world.context(), world.administrator);
  [phone, mate, laptop] = await Promise.all([
    newDevice({ hasServiceWorker: true }),
    newDevice({ hasServiceWorker: true }),
    newDevice({ screen: deskScreen }),
  ]);
  for (const [one, member] of [
    [device(phone), members.volunteer],
    [device(mate), members.mate],
  ] as const) {
    await join(one.page(), await world.invite(member));
    await readyForOffline(one.page());
  }
});
afterAll(async () => {
  await Promise.all([phone, mate, laptop].map((each) => each?.throwAway()));
  await world.close();
  await database.drop();
});

/** The figure of leaflets handed out this year. */
async function figure(desk: Page): Promise<number> {
  await desk.goto(`${world.url}/office`);
  const link = desk.getByRole('link', { name: /发放宣传资料：打开背后的记录$/ }).first();
  await link.waitFor();
  return Number((await link.getAttribute('aria-label'))?.replaceAll(',', '').match(/^\d+/)?.[0]);
}

async function logLeaflets(page: Page, quantity: number, first: boolean): Promise<void> {
  await page.goto(`${world.url}/log/leaflet`);
  if (first) await pickPlace(page, '上河村');
  await amount(page).fill(String(quantity));
  await save(page);
}

/** Adds a relay file on 待发, as received from a teammate. */
async function carry(page: Page, text: string): Promise<void> {
  await page.goto(`${world.url}/outbox`);
  await page.getByRole('button', { name: '选择文件' }).waitFor();
  const name = '清源-待发-王芳-20261123.qingyuan.txt';
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

/** Exports the pending changes on 待发 and returns the file's text. */
async function sealUnsent(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成文件' }).click();
  return readFile(await (await download).path(), 'utf8');
}

describe('records of an offline phone, relayed by a teammate', () => {
  it('reach the office once, in their author’s name', async () => {
    const [a, b, desk] = [device(phone).page(), device(mate).page(), device(laptop).page()];
    await signIn(desk, world.url, office);
    const before = await figure(desk);
    await a.goto(`${world.url}/log/leaflet`);
    await pickPlace(a, '上河村');

    await device(phone).setOffline(true);
    for (const [i, quantity] of [100, 20, 3].entries()) await logLeaflets(a, quantity, i === 0);
    // From the start page: view the queue, save the file.
    await a.goto(`${world.url}/today`);
    await a.getByRole('link', { name: '查看待发' }).click();
    const file = await sealUnsent(a);
    await a.getByText('3 条已封好').waitFor();
    expect(file).not.toContain('leaflet');

    // The teammate adds the file offline and goes online later.
    await device(mate).setOffline(true);
    await carry(b, file);
    await b.getByRole('heading', { name: '王芳的文件' }).waitFor();
    await b.getByText('待送').waitFor();
    expect(await figure(desk)).toBe(before);
    await device(mate).setOffline(false);
    await b.getByText('服务器收下 3 条').waitFor();
    expect((await figure(desk)) - before).toBe(123);
    await desk
      .getByRole('link', { name: /发放宣传资料：打开背后的记录$/ })
      .first()
      .click();
    await desk.getByText('王芳').first().waitFor();
    expect(await desk.getByText('李强').count()).toBe(0);

    // Adding it again changes nothing.
    await b.getByRole('button', { name: '知道了' }).click();
    await carry(b, file);
    await b.getByText('3 条之前已经收到').waitFor();

    // The phone itself is online again.
    await device(phone).setOffline(false);
    await a.goto(`${world.url}/outbox`);
    await a.getByText('都发出去了').waitFor();
    await a.goto(`${world.url}/records`);
    await expect.poll(() => a.getByText('已收到', { exact: true }).count()).toBe(3);
    expect((await figure(desk)) - before).toBe(123);
    expect([phone, mate, laptop].flatMap((each) => each?.complaints)).toEqual([]);
  });

  it('are refused with a reason if the file is invalid, truncated or altered', async () => {
    const b = device(mate).page();
    await carry(b, 'a letter home');
    await b.getByText('这不是清源的待发文件').waitFor();

    const a = device(phone).page();
    await device(phone).setOffline(true);
    await logLeaflets(a, 7, false);
    await a.goto(`${world.url}/outbox`);
    const file = JSON.parse(await sealUnsent(a)) as { sealed: string };
    const swapped = file.sealed[5] === 'A' ? 'B' : 'A';
    const sealed = `${file.sealed.slice(0, 5)}${swapped}${file.sealed.slice(6)}`;
    await carry(b, JSON.stringify({ ...file, sealed }));
    await b.getByText('文件不完整或被改动过').waitFor();
    await device(phone).setOffline(false);
  });
});
