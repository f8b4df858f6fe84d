import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { type DemoLinks, writeLinks } from '../../src/demo/links.ts';
import { largePlan, prepare } from '../../src/demo/prepare.ts';
import { type RunningServer, startServer } from '../../src/server/compose.ts';
import { createLog } from '../../src/server/platform/log.ts';
import { type Device, deskScreen, newDevice, readyForOffline, sharedBrowser } from './e2e-browser.ts';
import { builtClient, ensureBuild } from './e2e-build.ts';
import { type Look, looks, wear } from './e2e-looks.ts';
import { join as joinSquad, pickPlace, save } from './e2e-steps.ts';
import { openStage, tipViews } from './e2e-tip-views.ts';
import { openWorld } from './e2e-world.ts';
import { must } from './must.ts';

/**
 * Pictures of the demo district for the README and the documents: `node --import tsx test/support/screenshots.ts`.
 * Light ones go to docs/screenshots, the other looks to a folder to look through.
 */
const documents = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

async function openDemo(dataDir: string): Promise<{ server: RunningServer; links: DemoLinks }> {
  ensureBuild();
  const config = { port: 0, dataDir, publicUrl: 'http://localhost:0' };
  const server = must(await startServer({ config, log: createLog({ level: 'silent' }), clientFolder: builtClient }));
  const { context, setupLink, publicUrl } = server.main;
  must(await prepare({ plan: largePlan, context, setupLink, seed: 1, reset: false, report: () => undefined }));
  return { server, links: await writeLinks(context, dataDir, publicUrl) };
}

const today = (page: Page) => page.getByRole('heading', { level: 1, name: '今日' }).waitFor();

/** Waits until a phone holds what the pages show. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
}

async function shoot(page: Page, folder: string, name: string): Promise<void> {
  await settle(page);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  console.log(`${path} ${((await stat(path)).size / 1000).toFixed(0)} KB`);
}

async function phonePictures(phone: Device, url: string, folder: string): Promise<void> {
  const page = await phone.open(`${url}/today`);
  await today(page);
  await shoot(page, folder, 'today');
  await phone.open(`${url}/log/leaflet`);
  await page.getByRole('button', { name: '加 10', exact: true }).click();
  await page.getByRole('button', { name: '加 10', exact: true }).click();
  await shoot(page, folder, 'log');
  await phone.open(`${url}/records`);
  await shoot(page, folder, 'records');
  await phone.open(`${url}/outbox`);
  await shoot(page, folder, 'outbox');
}

const deskPages = [
  ['office', '/office'],
  ['figures', '/office/figures?topic=records&figure=leaflet.distributed'],
  ['programme', '/office/programme'],
] as const;

async function deskPictures(desk: Device, url: string, folder: string): Promise<void> {
  for (const [name, address] of deskPages) {
    await desk.open(`${url}${address}`);
    await shoot(desk.page(), folder, name);
  }
}

/** A day in the field: something sent, something that waits for a network. The phone stays offline. */
async function work(phone: Device, url: string): Promise<void> {
  const page = phone.page();
  await readyForOffline(page);
  await settle(page);
  await phone.open(`${url}/log/visit`);
  await pickPlace(page, '村');
  await page.getByRole('textbox', { name: /^走访户次/ }).fill('12');
  await save(page);
  await page.getByText('已收到').waitFor();
  await phone.setOffline(true);
  await phone.open(`${url}/log/leaflet`);
  await pickPlace(page, '村');
  await page.getByRole('radio', { name: '折页' }).check();
  await page.getByRole('textbox', { name: /^数量/ }).fill('20');
  await save(page);
}

/** Views of the sealed tips' pages that the documents show. */
const tipNames: readonly string[] = ['tip', 'tip-receipt-offline', 'receipt-asked', 'desk-list', 'desk-tip', 'keys'];

/** An office of its own, with a few tips. */
async function tipPictures(folderOf: (look: Look) => string): Promise<void> {
  const world = await openWorld();
  const stage = await openStage(world, 2);
  try {
    for (const look of Object.keys(looks) as Look[]) {
      for (const { name, at, address, reach, leave } of tipViews) {
        if (!tipNames.includes(name)) continue;
        const page = await stage[at].open(world.url);
        await wear(page, look);
        await page.goto('about:blank');
        await page.goto(world.url + address(stage));
        await reach(page, stage);
        await page.evaluate(() => scrollTo(0, 0));
        await shoot(page, folderOf(look), name);
        await leave?.(page, stage);
      }
    }
  } finally {
    await stage.close();
    await world.close();
  }
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-demo-'));
  const looked = join(tmpdir(), 'qingyuan-screenshots');
  const folderOf = (look: Look) => (look === 'light' ? documents : join(looked, look));
  const { server, links } = await openDemo(dataDir);
  const url = server.publicUrl;
  const phone = await newDevice({ deviceScaleFactor: 2, hasServiceWorker: true });
  const desk = await newDevice({ screen: deskScreen, deviceScaleFactor: 1 });
  try {
    await joinSquad(phone.page(), links.volunteer);
    await joinSquad(desk.page(), links.office);
    await work(phone, url);
    for (const look of Object.keys(looks) as Look[]) {
      const folder = folderOf(look);
      await mkdir(folder, { recursive: true });
      await wear(phone.page(), look);
      await wear(desk.page(), look);
      await phonePictures(phone, url, folder);
      await deskPictures(desk, url, folder);
    }
  } finally {
    await Promise.all([phone.throwAway(), desk.throwAway()]);
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
  await tipPictures(folderOf);
}

try {
  await main();
} finally {
  await (await sharedBrowser()).close();
}
