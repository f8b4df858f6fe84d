import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import solid from 'vite-plugin-solid';

/**
 * Photographs every part in every look and runs axe on each: `node --import tsx test/support/gallery/shoot.ts DIR`.
 * Ends with an error if axe finds anything, or if anything is wider than the screen.
 */
const out = process.argv[2] ?? 'test-results/gallery';
mkdirSync(out, { recursive: true });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const server = await createServer({
  configFile: false,
  plugins: [
    {
      name: 'layer-order',
      enforce: 'pre',
      transform: (code, id) =>
        id.endsWith('.css') ? `@layer reset, tokens, base, parts, pages, utilities;\n${code}` : undefined,
    },
    {
      name: 'gallery-pages',
      configureServer: ({ middlewares }) => {
        middlewares.use((request, _, next) => {
          if (/^\/test\/support\/gallery\/\w+$/.test(request.url ?? ''))
            request.url = '/test/support/gallery/index.html';
          next();
        });
      },
    },
    solid(),
  ],
  server: { port: 0, host: '127.0.0.1', hmr: false },
  appType: 'mpa',
  logLevel: 'error',
});
await server.listen();
const origin = server.resolvedUrls?.local[0] ?? '';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const looks = [
  { name: 'light', theme: 'light', size: '' },
  { name: 'dark', theme: 'dark', size: '' },
  { name: 'elder', theme: 'light', size: 'elder' },
  { name: 'elder-30-dark', theme: 'dark', size: 'elder-30' },
  { name: 'contrast', theme: 'light', size: '', contrast: 'more' },
];
let failed = 0;
for (const page of ['phone', 'forms', 'office']) {
  for (const look of looks) {
    for (const width of page === 'office' ? [390, 1280] : [390]) {
      const context = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 860 } });
      await context.addInitScript((chosen) => {
        for (const key of ['theme', 'size', 'contrast'] as const)
          localStorage.setItem(`qingyuan.${key}`, (chosen as Record<string, string>)[key] ?? '');
      }, look);
      const tab = await context.newPage();
      tab.on('pageerror', (error) => console.error(error));
      await tab.goto(`${origin}test/support/gallery/${page}`);
      await tab.waitForSelector('h1');
      await tab.screenshot({ path: `${out}/${page}-${look.name}-${width}.png` });
      const height = await tab.evaluate(() => document.documentElement.scrollHeight);
      await tab.setViewportSize({ width, height });
      await tab.screenshot({ path: `${out}/${page}-${look.name}-${width}-whole.png` });
      await tab.evaluate(axe);
      const found = await tab.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as {
            axe: {
              run: () => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
            };
          }
        ).axe.run();
        const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
        const small = [...document.querySelectorAll('button, a, select, input:not([type=radio]):not([type=checkbox])')]
          .map((element) => ({ html: element.outerHTML.slice(0, 80), box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.height > 1 && box.height < 47.5 && box.bottom > 0)
          .map(({ html, box }) => `${Math.round(box.height)} px: ${html}`);
        return {
          wide,
          small,
          violations: violations.map(
            (v) =>
              `${v.id}: ${v.nodes
                .map((n) => `${n.html.slice(0, 120)} ${n.failureSummary ?? ''}`)
                .join(' | ')
                .slice(0, 600)}`,
          ),
        };
      });
      if (page === 'forms') {
        await tab.setViewportSize({ width, height: 844 });
        await tab.getByRole('button', { name: /地点/ }).click();
        await tab.screenshot({ path: `${out}/dialog-${look.name}.png` });
        const inside = await tab.evaluate(() => document.activeElement?.closest('dialog') !== null);
        await tab.keyboard.press('Escape');
        const given = await tab.evaluate(() => document.activeElement?.classList.contains('pick'));
        await tab.getByRole('radio', { name: '折页' }).focus();
        await tab.keyboard.press('ArrowRight');
        const moved = await tab.getByRole('radio', { name: '手册' }).isChecked();
        await tab.getByRole('button', { name: '加 100' }).click();
        const amount = await tab.getByLabel('数量（份）').inputValue();
        await tab.getByRole('button', { name: '保存' }).click();
        const said = await tab.getByRole('status').textContent();
        console.log({ inside, given, moved, amount, said });
        if (!inside || !given || !moved || amount !== '220' || !said?.includes('已保存到本机')) failed += 1;
      }
      failed += found.violations.length + (found.wide ? 1 : 0);
      console.log(page, look.name, width, JSON.stringify(found, null, 1));
      await context.close();
    }
  }
}
await browser.close();
await server.close();
process.exit(failed ? 1 : 0);
