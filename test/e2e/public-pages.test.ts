import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { phoneScreen, sharedBrowser } from '../support/e2e-browser.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const title = (page: Page) => page.getByRole('heading', { level: 1 });

it('the public pages can be read, and a comment written, without JavaScript', async () => {
  const browser = await sharedBrowser();
  const context = await browser.newContext({ viewport: phoneScreen, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${world.url}/`);
  expect(await page.getByRole('link', { name: /^拨打 110/ }).getAttribute('href')).toBe('tel:110');
  await page.getByRole('link', { name: '全部 30 篇' }).click();
  await page.getByRole('link', { name: /^依托咪酯：/ }).click();
  await page.getByText('来源').waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Back to Learn' }).click();
  expect(await title(page).textContent()).toBe('Learn');
  await page.getByRole('link', { name: '中文' }).click();
  await page.getByRole('link', { name: '大字' }).click();
  expect(await page.locator('html').getAttribute('data-size')).toBe('elder');
  await page.getByRole('link', { name: '意见与投诉' }).click();
  await page.getByLabel('您的意见').fill('展板的字太小');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('禁毒办还没有答复').waitFor();
  expect(await page.locator('.code').textContent()).toMatch(/^(\w{4}-){2}\w{4}$/);
  await page.goto(`${world.url}/nowhere`);
  expect(await title(page).textContent()).toBe('没有这一页');
  await context.close();
});

it('the public pages remember size and language, can be searched, and open offline where the app is', async () => {
  const context = await (await sharedBrowser()).newContext({ viewport: phoneScreen });
  const page = await context.newPage();
  await page.goto(`${world.url}/join`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/learn/hotlines')) !== undefined), { timeout: 30_000 })
    .toBe(true);
  await page.goto(`${world.url}/learn`);
  await page.getByLabel('找一找').fill('虞美人');
  await expect.poll(() => page.locator('[data-words]:visible').count()).toBeLessThan(5);
  await page.getByRole('link', { name: '大字' }).click();
  await context.setOffline(true);
  await page.goto(`${world.url}/learn/etomidate`);
  await page.getByText('来源').waitFor();
  expect(await page.locator('html').getAttribute('data-size')).toBe('elder');
  await page.goto(`${world.url}/feedback`);
  await page.getByLabel('您的意见').fill('没有网络时写的');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('没有提交').waitFor();
  expect(await page.getByLabel('您的意见').inputValue()).toBe('没有网络时写的');
  await context.setOffline(false);
  await page.getByRole('link', { name: 'English' }).click();
  await title(page).getByText('Comments and complaints').waitFor();
  await page.goto(`${world.url}/`);
  await expect
    .poll(() =>
      page
        .locator('html')
        .getAttribute('lang')
        .catch(() => ''),
    )
    .toBe('en');
  await context.close();
});
