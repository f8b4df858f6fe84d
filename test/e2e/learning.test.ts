import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTENT_FILE } from '../../src/protocol/pages/content-file.ts';
import { deskScreen, readyForOffline, sharedBrowser } from '../support/e2e-browser.ts';
import { serveBuild } from '../support/static-site.ts';

let site: Awaited<ReturnType<typeof serveBuild>>;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

/** A laptop that opened the quiz once, and has no network since. */
beforeAll(async () => {
  site = await serveBuild();
  context = await (await sharedBrowser()).newContext({ viewport: deskScreen, locale: 'zh-CN' });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${site.origin}/learn/quiz`);
  await readyForOffline(page);
  await page.waitForFunction(async (path) => (await caches.match(path)) !== undefined, CONTENT_FILE);
  await context.setOffline(true);
});
afterAll(async () => {
  await context.close();
  site.close();
});

const open = async (path: string) => {
  await page.goto(`${site.origin}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

/** Presses a button that prints, and returns what is on the paper in the places of a selector. */
async function printed(button: string, selector: string): Promise<string[]> {
  await page.evaluate((places) => {
    window.print = () => {
      const onPaper = Array.from(document.querySelectorAll(`.print-sheet ${places}`), (each) => each.textContent ?? '');
      document.documentElement.dataset.paper = JSON.stringify(onPaper);
    };
  }, selector);
  await page.getByRole('button', { name: button }).click();
  return JSON.parse((await page.locator('html').getAttribute('data-paper')) ?? '[]') as string[];
}

it('leads four teams through a game and a tie-break by keys, without a network', async () => {
  await open('/learn/quiz?mode=teams');
  expect(await printed('打印 ABCD 牌', '.quiz-letter-card')).toEqual(['A', 'B', 'C', 'D']);
  await page.getByRole('radio', { name: '5', exact: true }).last().check({ force: true });
  await page.getByRole('button', { name: '开始' }).click();
  await page.locator('main').focus();
  for (let question = 1; question <= 5; question++) {
    await page.getByText(`第 ${question} 题，共 5 题`).waitFor();
    await page.keyboard.press(' ');
    await page.getByText(/^答案是 [ABCD]。/).waitFor();
    for (const team of ['2', '4']) await page.keyboard.press(team);
    await page.keyboard.press(' ');
  }
  await page.getByRole('heading', { name: '加赛' }).waitFor();
  expect(await page.getByText('不参加加赛').count()).toBe(2);
  await page.keyboard.press(' ');
  await page.keyboard.press('4');
  await page.keyboard.press(' ');
  await page.getByText('第 4 组得分最高').waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /quiz/.test(key)))).toEqual([]);
});

it('shows the plants, without a network', async () => {
  await open('/learn/plants');
  const drawing = page.getByRole('img', { name: /^罂粟的果/ });
  await drawing.waitFor();
  const drawn = () => drawing.locator('use').evaluate((use: SVGUseElement) => use.getBBox().width);
  await expect.poll(drawn).toBeGreaterThan(5);
  await page.getByRole('radio', { name: '茎粗，光滑，有白霜' }).check({ force: true });
  await page.getByText('您选的和左边相符').waitFor();
  expect(await page.getByRole('link', { name: '不确定也可以报' }).getAttribute('href')).toBe('/tip');
});

it('at a stall, begins anew when nobody touched it for a minute, without a network', async () => {
  await page.clock.install();
  await open('/learn/quiz?mode=stall');
  await page.getByRole('button', { name: '开始' }).click();
  const first = page.getByText('第 1 题，共 5 题');
  await first.waitFor();
  await page.clock.runFor(58_000);
  await page.mouse.click(5, 5);
  await page.clock.runFor(58_000);
  expect(await first.isVisible()).toBe(true);
  await page.clock.runFor(3_000);
  await page.getByText('5 道题，两分钟').waitFor();
});

it('complains of nothing', () => expect(complaints).toEqual([]));
