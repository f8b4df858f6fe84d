import { brotliCompressSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { enterSmallDistrict } from '../support/e2e-district.ts';
import { join } from '../support/e2e-steps.ts';
import { openWorld } from '../support/e2e-world.ts';
import type { Measure, Report } from './report.ts';

const KB = 1000;

interface Fetched {
  readonly path: string;
  readonly type: string;
  /** Packed with Brotli at its best, as the server sends it. */
  readonly bytes: number;
  /** Asked for after the page had loaded: in an idle moment, or when it was needed. */
  readonly later: boolean;
}

const packed = (body: Buffer): number => brotliCompressSync(body).length;

/** All that a page asks the site for until it is at rest, calls of the API left out. */
async function filesOf(page: Page, address: string, isMember: boolean): Promise<Fetched[]> {
  const fetched: Promise<Fetched | undefined>[] = [];
  let hasLoaded = false;
  page.once('load', () => {
    hasLoaded = true;
  });
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/api/')) return;
    const type = response.request().resourceType();
    const later = hasLoaded;
    fetched.push(
      response.body().then(
        (body) => ({ path: pathname, type, bytes: packed(body), later }),
        // A preload that the page then takes from memory has no body of its own.
        () => undefined,
      ),
    );
  });
  // A member's page is at rest after its first pull.
  const pulled = isMember ? page.waitForResponse(/\/api\/sync\/pull$/) : undefined;
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await pulled;
  await page.waitForLoadState('networkidle');
  const files = (await Promise.all(fetched)).filter((file) => file !== undefined);
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

const sum = (files: readonly Fetched[], suffix = ''): number =>
  files.filter(({ path }) => path.endsWith(suffix)).reduce((total, { bytes }) => total + bytes, 0) / KB;

/** A visitor's first load: empty cache, no service worker yet. */
async function firstLoad(browser: Browser, address: string, signIn?: string): Promise<Fetched[]> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    if (signIn) {
      await join(page, signIn);
      await page.goto('about:blank');
      const session = await context.newCDPSession(page);
      await session.send('Network.clearBrowserCache');
    }
    return await filesOf(page, address, signIn !== undefined);
  } finally {
    await context.close();
  }
}

/** What the service worker puts aside for offline use, asked of the browser's own cache. */
async function precache(browser: Browser, url: string): Promise<Fetched[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const kept = await page.evaluate(async () => {
      const all: { path: string; body: number[] }[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const body = await (await cache.match(request))?.arrayBuffer();
          all.push({ path: new URL(request.url).pathname, body: [...new Uint8Array(body ?? new ArrayBuffer(0))] });
        }
      }
      return all;
    });
    return kept.map(({ path, body }) => ({ path, type: 'precache', bytes: packed(Buffer.from(body)), later: true }));
  } finally {
    await context.close();
  }
}

function measuresOf(page: string, files: readonly Fetched[], goal = 90): Measure[] {
  return [
    { name: `${page} JavaScript`, value: sum(files, '.js'), unit: 'KB', goal },
    { name: `${page} CSS`, value: sum(files, '.css'), unit: 'KB' },
    { name: `${page} everything`, value: sum(files), unit: 'KB' },
    { name: `${page} files`, value: files.length, unit: '' },
  ];
}

/** Brotli bytes of the first load of `/`, `/today` and `/tip`, what sync and sealing add in an idle moment, and of all that is kept for offline use. */
export async function weight(): Promise<Report> {
  const world = await openWorld();
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumArguments],
  });
  try {
    const { members } = await enterSmallDistrict(world.context(), world.administrator);
    const home = await firstLoad(browser, `${world.url}/`);
    const all = await firstLoad(browser, `${world.url}/today`, await world.signInLink(members.volunteer));
    const isSync = ({ path }: Fetched) => /\/(browser-)?sync-/.test(path);
    const [today, sync] = [all.filter((file) => !isSync(file)), all.filter(isSync)];
    const tip = await firstLoad(browser, `${world.url}/tip`);
    const [start, sealing] = [tip.filter(({ later }) => !later), tip.filter(({ later }) => later)];
    const kept = await precache(browser, `${world.url}/join`);
    const largest = (files: readonly Fetched[]) =>
      [...files]
        .sort((a, b) => b.bytes - a.bytes)
        .slice(0, 8)
        .map(({ path, bytes }) => `${path.replace('/assets/', '')} ${(bytes / KB).toFixed(1)}`)
        .join(', ');
    return {
      bench: 'weight',
      measures: [
        ...measuresOf('/', home),
        ...measuresOf('/today', today),
        { name: '/today, once it is drawn: sync and pokes', value: sum(sync, '.js'), unit: 'KB', goal: 14 },
        ...measuresOf('/tip', start, 60),
        { name: '/tip, in an idle moment: sealing, photos', value: sum(sealing, '.js'), unit: 'KB', goal: 45 },
        { name: 'precache', value: sum(kept), unit: 'KB', goal: 600 },
        { name: 'precache files', value: kept.length, unit: '' },
      ],
      notes: [
        'as requested by Chromium with an empty cache; Brotli at quality 11; 1 KB = 1000 bytes',
        `largest of /today: ${largest(today)}`,
        `largest of /tip: ${largest(start)}`,
        `in its idle moment: ${largest(sealing)}`,
        `largest of the precache: ${largest(kept)}`,
      ],
    };
  } finally {
    await browser.close();
    await world.close();
  }
}
