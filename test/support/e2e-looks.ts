import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page can look; 长辈版 has the larger touch targets. */
export const looks = {
  light: { theme: 'light', size: '', target: 48 },
  dark: { theme: 'dark', size: '', target: 48 },
  elder: { theme: 'light', size: 'elder', target: 60 },
} as const;

export type Look = keyof typeof looks;

/** The pages that this browser opens from now on look so. A page of the app must be open. */
export const wear = (page: Page, look: Look): Promise<void> =>
  page.evaluate(({ theme, size }) => {
    localStorage.setItem('qingyuan.theme', theme);
    localStorage.setItem('qingyuan.size', size);
  }, looks[look]);

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** What axe finds wrong with the page as it stands. */
export async function axeFaults(page: Page): Promise<string[]> {
  // The policy forbids injected script tags, so axe comes in through the debugger.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe;
    const { violations } = await run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

/** Is something wider than the screen? */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Things to tap that are smaller than a thumb. A link within a sentence is as high as its line. */
export const smallTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((size) => {
    const small: string[] = [];
    const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary');
    for (const element of all) {
      const inText = element.tagName === 'A' && getComputedStyle(element).display === 'inline';
      const box = (element.closest('label') ?? element).getBoundingClientRect();
      const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 2;
      const { left, top } = element.getBoundingClientRect();
      if (inText || !isShown || left < -1000 || top < -1000 || element.classList.contains('skip')) continue;
      // Half a pixel is lost where zoom and borders meet.
      if (box.height < size - 0.5 || box.width < size - 0.5) {
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 20);
        small.push(`${element.tagName.toLowerCase()} “${name}” ${Math.round(box.width)}×${Math.round(box.height)}`);
      }
    }
    return small;
  }, least);
