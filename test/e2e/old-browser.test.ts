import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../support/database.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { addPhotos } from '../support/e2e-photos.ts';
import { amount, pickPlace, save, signIn } from '../support/e2e-steps.ts';
import { arrived, openAll, seal, write } from '../support/e2e-tip-pages.ts';
import { prepareOffice } from '../support/e2e-tips.ts';
import { office, openWorld, type World } from '../support/e2e-world.ts';
import { newOldPhone, openOldBrowser } from '../support/old-chromium.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  browser = await openOldBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
  await database.drop();
});
beforeEach(async () => {
  context = await newOldPhone(browser);
  page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterEach(() => context.close());

const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('Chromium 102', () => {
  it('is the oldest tested version, and opens the public pages', async () => {
    await page.goto(world.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => navigator.userAgent)).toMatch(/Chrome\/102\./);
    expect(await page.evaluate(() => typeof (AbortSignal as { timeout?: unknown }).timeout)).toBe('undefined');
    expect(complaints).toEqual([]);
  });

  it('joins by invite, and delivers a leaflet with a photo', async () => {
    await page.goto(await world.invite(district.members.volunteer));
    await page.getByRole('button', { name: '加入', exact: true }).click();
    await heading('今日');
    await page.locator('a[href="/log/leaflet"]').first().click();
    await pickPlace(page, '上河村');
    await page.getByRole('radio', { name: '折页' }).check();
    await amount(page).fill('120');
    await addPhotos(page, [1]);
    await save(page);
    await page.getByText('已收到', { exact: true }).first().waitFor();
    const { db } = world.context();
    const sent = () => db.selectFrom('photo').select('hash').execute();
    await expect.poll(async () => (await sent()).length, { timeout: 60_000 }).toBe(2);
    expect(complaints).toEqual([]);
  });

  it('signs the office in', async () => {
    await signIn(page, world.url, office);
    expect(complaints).toEqual([]);
  });

  it('seals a tip, which the office reads', async () => {
    const sealing = await prepareOffice(world);
    await page.goto(`${world.url}/tip`);
    await write(page, '旧手机上写的');
    await seal(page);
    await arrived(page).waitFor();
    const [officer] = sealing.officers;
    if (!officer) throw new Error('no officer');
    const tips = await openAll(sealing, officer);
    expect(tips.map(({ body }) => body.content.what)).toEqual(['旧手机上写的']);
    expect(complaints).toEqual([]);
  });
});
