import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../src/client/app/routes.tsx';
import { phoneScreen, refuseServiceWorkers, sharedBrowser } from '../support/e2e-browser.ts';
import { builtClient } from '../support/e2e-build.ts';
import { serveBuild } from '../support/static-site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: Awaited<ReturnType<typeof serveBuild>>;
let context: BrowserContext;
let complaints: string[];

beforeEach(async () => {
  site = await serveBuild();
  context = await (await sharedBrowser()).newContext({ viewport: phoneScreen });
  complaints = [];
});
afterEach(async () => {
  await context.close();
  site.close();
});

async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${site.origin}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Spares a test that does not need it the service worker, which loads the whole app. */
const withoutWorker = (): Promise<unknown> => context.addInitScript(refuseServiceWorkers);

const controlled = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

describe('the app shell under the Content Security Policy', () => {
  it('starts and registers its service worker without console errors', async () => {
    const page = await open('/join');
    await controlled(page);
    expect(await page.title()).toBe('加入分队');
    expect(complaints).toEqual([]);
  });

  it('lets only Solid turn a string into HTML', async () => {
    await withoutWorker();
    const page = await open('/join');
    const refused = await page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<b>x</b>';
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toBe(true);
  });

  it('opens offline from a cold start, also at an unknown address', async () => {
    await controlled(await open('/join'));
    site.close();
    await context.setOffline(true);
    expect(await (await open('/join')).getByRole('heading', { level: 1 }).textContent()).toBe('加入分队');
    expect(await (await open('/nowhere')).getByRole('heading', { level: 1 }).textContent()).toBe('没有这一页');
  });

  it('puts parts for use with a network aside when they were used, not before', async () => {
    const parts = readdirSync(join(builtClient, 'assets'));
    const [used = '', unused = ''] = ['SummaryPage-', 'KeysPage-'].map(
      (name) => `/assets/${parts.find((part) => part.startsWith(name) && part.endsWith('.js'))}`,
    );
    const page = await open('/join');
    await controlled(page);
    const asked = (path: string) =>
      page.evaluate(async (address) => {
        const answer = await fetch(address).catch(() => undefined);
        return answer?.ok === true && (await answer.text()).length > 0;
      }, path);
    expect(await asked(used)).toBe(true);
    site.close();
    await context.setOffline(true);
    expect([await asked(used), await asked(unused)]).toEqual([true, false]);
  });

  it('does not touch requests to the server', async () => {
    const page = await open('/join');
    await controlled(page);
    site.close();
    await context.setOffline(true);
    const answered = await page.evaluate(() =>
      Promise.all([
        fetch('/api/hello').then(
          () => true,
          () => false,
        ),
        fetch('/', { method: 'POST', body: 'x' }).then(
          () => true,
          () => false,
        ),
      ]),
    );
    expect(answered).toEqual([false, false]);
  });

  it('asks before an update, then reloads every open tab', async () => {
    const first = await open('/join');
    await controlled(first);
    const second = await open('/join');
    site.releaseNewVersion();
    await first.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await second.getByText('新版本已准备好').waitFor();
    const patience = { timeout: 90_000 };
    const renewed = [first.waitForEvent('load', patience), second.waitForEvent('load', patience)];
    await first.getByRole('button', { name: '现在更新' }).click();
    await Promise.all(renewed);
    await first.getByRole('heading', { level: 1 }).waitFor();
    expect(await first.getByText('新版本已准备好').count()).toBe(0);
  });

  it('applies the stored look and language from the first paint', async () => {
    await withoutWorker();
    await context.addInitScript(() => {
      localStorage.setItem('qingyuan.size', 'elder-30');
      localStorage.setItem('qingyuan.theme', 'dark');
      localStorage.setItem('qingyuan.language', 'en');
    });
    const page = await open('/join');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Join a squad');
    const look = await page.evaluate(() => ({
      language: document.documentElement.lang,
      text: getComputedStyle(document.body).fontSize,
      ground: getComputedStyle(document.body).backgroundColor,
      sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    }));
    expect(look).toEqual({ language: 'en', text: '30px', ground: 'rgb(14, 20, 18)', sideways: false });
  });

  it.each(['', 'dark', 'elder'])('has no accessibility fault on a page (%s)', async (look) => {
    await withoutWorker();
    await context.addInitScript((chosen) => {
      localStorage.setItem('qingyuan.theme', chosen);
      localStorage.setItem('qingyuan.size', chosen);
    }, look);
    const page = await open('/join');
    // The policy forbids injected script tags, so axe is injected through the debugger.
    await page.evaluate(axe);
    const faults = await page.evaluate(async () => {
      const { run } = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe;
      return (await run()).violations.map((violation) => violation.id);
    });
    expect(faults).toEqual([]);
  });
});

describe('the weight of the build', () => {
  const read = (file: string) => readFileSync(join(builtClient, file));
  const kilobytes = (files: Iterable<string>): number =>
    [...files].reduce((sum, file) => sum + brotliCompressSync(read(file)).length, 0) / 1000;
  const assets = readdirSync(join(builtClient, 'assets')).map((name) => `assets/${name}`);
  const asset = (name: string) => assets.filter((file) => file.startsWith(`assets/${name}-`) && file.endsWith('.js'));
  const putAside = (): Set<string> =>
    new Set(
      Array.from(
        read('service-worker.js')
          .toString()
          .matchAll(/"?url"?:\s*"([^"]+)"/g),
        ([, url = '']) => url,
      ),
    );

  it('lets a phone fetch at most 90 KB of code for 今日', () => {
    const start = Array.from(
      read('index.html')
        .toString()
        .matchAll(/<script[^>]* src="\/([^"]+)"/g),
      ([, src = '']) => src,
    );
    const files = new Set([...start, ...asset('member')]);
    for (const file of files)
      for (const [, name] of read(file)
        .toString()
        .matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g))
        files.add(`assets/${name}`);
    expect(files.size).toBeGreaterThan(3);
    expect(kilobytes(files)).toBeLessThanOrEqual(90);
  });

  it('puts at most 600 KB aside', () => {
    expect(putAside().size).toBeGreaterThan(100);
    expect(kilobytes(putAside())).toBeLessThanOrEqual(600);
  });

  it('puts every page aside but those that need a network', () => {
    const table = assets.map((file) => read(file).toString()).find((code) => code.includes('path:`/office/stock`'));
    const pages = (table ?? '')
      .split(/\{path:`(?=[^`]+`,audience:)/)
      .slice(1)
      .map((route) => ({
        path: route.slice(0, route.indexOf('`')),
        file: /import\(`\.\/([^`]+)`\)/.exec(route)?.[1],
        isOffline: route.includes('audience:`office`') ? route.includes('offline:!0') : !route.includes('offline:!1'),
      }));
    expect(pages.map(({ path }) => path)).toEqual(routes.map(({ path }) => path));
    const aside = putAside();
    expect(pages.filter(({ file, isOffline }) => aside.has(`assets/${file}`) !== isOffline)).toEqual([]);
  });
});
