import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Route } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SERVER_MARK } from '../../src/protocol/kernel/error.ts';
import { launchBrowser, phoneScreen } from '../support/e2e-browser.ts';
import { builtClient, ensureBuild } from '../support/e2e-build.ts';
import { nodesOf } from '../support/floor/script.ts';
import { serveBuild } from '../support/static-site.ts';

const pages = ['/join', '/tip.html'] as const;
/** Not a local host name, so browsers treat it as insecure without https. */
const LAN = 'qingyuan.test';

let browser: Browser;
let site: Awaited<ReturnType<typeof serveBuild>>;
let context: BrowserContext;

beforeAll(async () => {
  ensureBuild();
  browser = await launchBrowser([`--host-resolver-rules=MAP ${LAN} 127.0.0.1`]);
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await serveBuild();
  context = await browser.newContext({ viewport: phoneScreen, serviceWorkers: 'block' });
});
afterEach(async () => {
  await context.close();
  site.close();
});

const open = async (path: string, origin = site.origin): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(origin + path, { waitUntil: 'commit' });
  return page;
};
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const call = (page: Page) => page.locator('#start').getByRole('link', { name: '110' });
const again = (page: Page) => page.getByRole('button', { name: '再试一次' });
const entry = /\/assets\/(index|tip)-[^/]+\.js$/;

/** Obstacles between a phone and the entry script. */
const obstacles: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  'a reset': (route) => route.abort('connectionreset'),
  'a 404': (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>404</h1>' }),
  'a 504': (route) => route.fulfill({ status: 504, body: '' }),
  'a portal’s page': (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>WiFi</h1>' }),
};

describe.each(pages)('%s before the app starts', (path) => {
  it.each(Object.keys(obstacles))('reports a failed start with %s, and opens after 再试一次', async (name) => {
    await context.route(entry, obstacles[name] ?? (() => undefined));
    const page = await open(path);
    await page.getByText('这一页没有取完整').waitFor();
    await call(page).waitFor();
    await context.unroute(entry);
    await again(page).click();
    await heading(page).waitFor();
    expect(await page.locator('#start').count()).toBe(0);
  });

  it('shows 正在打开 at once, even while the early script and style sheets hang, and later offers a retry', async () => {
    await context.clock.install();
    const held: Route[] = [];
    const parts = /\.(js|css)$/;
    let isHanging = true;
    await context.route(parts, (route) => (isHanging ? void held.push(route) : route.continue()));
    const page = await open(path);
    await page.getByText('正在打开…').waitFor();
    await call(page).waitFor();
    await expect.poll(() => held.length).toBeGreaterThan(2);
    const isEarly = (route: Route) => route.request().url().endsWith('/early.js');
    await held.find(isEarly)?.continue();
    await page.waitForFunction(() => document.documentElement.dataset.start === 'opening');
    await context.clock.fastForward(9_000);
    await page.getByText('网络比较慢').waitFor();
    await again(page).waitFor();
    isHanging = false;
    for (const route of held) if (!isEarly(route)) await route.continue();
    await heading(page).waitFor();
  });

  it('asks for https if the address has none, and for nothing else', async () => {
    const page = await open(path, site.origin.replace('127.0.0.1', LAN));
    await page.getByText('请用 https:// 打开').waitFor();
    await call(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await heading(page).count()).toBe(0);
    expect(await page.getByText('禁毒办还没有准备好').count()).toBe(0);
  });

  it.each(['CSSLayerBlockRule', 'TextDecoderStream'])('says that a browser without %s is too old', async (name) => {
    await context.addInitScript((missing) => void Reflect.deleteProperty(window, missing), name);
    const page = await open(path);
    await page.getByText('这个浏览器太旧').waitFor();
    await call(page).waitFor();
    await page.waitForLoadState('networkidle');
    // Tips can be sealed in somewhat older browsers, but the members' app does not start there.
    expect(await heading(page).count()).toBe(path === '/join' ? 0 : 1);
    expect(await page.getByText('这个浏览器太旧').isVisible()).toBe(true);
  });

  it('uses the chosen language and text size', async () => {
    await context.addInitScript(() => {
      localStorage.setItem('qingyuan.language', 'en');
      localStorage.setItem('qingyuan.size', 'elder-30');
    });
    await context.route(entry, (route) => route.abort());
    const page = await open(path);
    const words = page.getByText('This page did not load completely');
    await words.waitFor();
    expect(await words.evaluate((element) => getComputedStyle(element).fontSize)).toBe('30px');
  });
});

it('serves the early script as plain ES5', () => {
  const newer =
    /Arrow|Class|Template|Spread|Rest|Pattern|Await|Yield|Import|Export|ForOf|Chain|Private|BigInt|MetaProperty|Super/;
  const nodes = nodesOf('early.js', readFileSync(join(builtClient, 'early.js'), 'utf8'));
  expect(nodes.filter(({ type }) => newer.test(type)).map(({ type }) => type)).toEqual([]);
  const kinds = nodes.filter(({ type }) => type === 'VariableDeclaration').map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['var']));
  const short = nodes.filter(({ type, shorthand, method }) => type === 'Property' && (shorthand || method));
  expect(short).toEqual([]);
});

describe('a chunk that fails to load', () => {
  const part = /\/assets\/JoinPage-[^/]+\.js$/;

  it('is not reported as an update if only the network was cut', async () => {
    await context.route(part, (route) => route.abort('connectionreset'));
    const page = await open('/join');
    await page.getByText('现在连不上网络').waitFor();
    expect(await page.getByText('程序已经更新').count()).toBe(0);
  });

  it('is reported as interrupted if the server has it', async () => {
    await context.route(part, (route) =>
      route.request().method() === 'HEAD' ? route.continue() : route.abort('connectionreset'),
    );
    const page = await open('/join');
    await page.getByText('这一页没有取完整').waitFor();
  });

  it('is reported as outdated if the server no longer has it', async () => {
    const headers = { [SERVER_MARK]: '4', 'content-type': 'text/plain; charset=utf-8' };
    await context.route(part, (route) => route.fulfill({ status: 404, headers, body: 'Not found.\n' }));
    const page = await open('/join');
    await page.getByText('程序已经更新').waitFor();
  });

  it('is reported as interrupted if somebody else answers in the place of the server', async () => {
    await context.route(part, (route) => route.fulfill({ status: 404, body: '' }));
    const page = await open('/join');
    await page.getByText('这一页没有取完整').waitFor();
  });
});
