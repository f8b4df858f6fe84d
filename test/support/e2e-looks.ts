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

/** Changes the look of the page that is open, as 我的 does, and of those that this browser opens from now on. */
export async function wearNow(page: Page, look: Look): Promise<void> {
  await page.evaluate(async ({ theme, size }) => {
    localStorage.setItem('qingyuan.theme', theme);
    localStorage.setItem('qingyuan.size', size);
    const { dataset } = document.documentElement;
    dataset.theme = theme;
    if (size === '') delete dataset.size;
    else dataset.size = size;
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  }, looks[look]);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

interface Axe {
  run(options: {
    readonly resultTypes: readonly string[];
    readonly runOnly?: { readonly type: 'rule'; readonly values: readonly string[] };
  }): Promise<{ readonly violations: readonly Violation[] }>;
}

/** Rules that depend on colours and sizes. The others read the document, which is the same in every look. */
const rulesOfLook = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/**
 * What axe finds wrong with the page as it stands.
 * @param rules `look`: only those that a change of the look may break
 */
export async function axeFaults(page: Page, rules: 'all' | 'look' = 'all'): Promise<string[]> {
  const run = () =>
    page.evaluate(
      async (values) => {
        const { axe: loaded } = globalThis as unknown as { axe?: Axe };
        if (!loaded) return undefined;
        // Without details of what is in order.
        const resultTypes = ['violations'];
        const { violations } = await loaded.run({
          resultTypes,
          ...(values ? { runOnly: { type: 'rule', values } } : {}),
        });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      },
      rules === 'look' ? rulesOfLook : undefined,
    );
  const found = await run();
  if (found) return found;
  // The policy forbids injected script tags, so axe comes in through the debugger.
  await page.evaluate(axe);
  return (await run()) ?? ['axe did not load'];
}

/** Tells whether something is wider than the screen. A table that becomes a list needs some frames for it. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const isWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
    for (let frames = 0; frames < 60 && isWide(); frames++) await new Promise(requestAnimationFrame);
    return isWide();
  });

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

/** The usual phone, the narrowest one, and every size of letters. */
const narrow = { widths: [390, 320], sizes: [undefined, 'elder', 'elder-27', 'elder-30'] } as const;

/**
 * Words that are set one or two characters a line, on phones of 320 to 390 px and in every size of letters. A text that
 * takes several lines must have room for three characters.
 */
export async function crampedTexts(page: Page): Promise<string[]> {
  const screen = page.viewportSize();
  const look = await page.evaluate(() =>
    ['data-size', 'data-scale'].map((name) => document.documentElement.getAttribute(name)),
  );
  const found: string[] = [];
  for (const width of narrow.widths) {
    // To change the screen takes longer than all that is read on it.
    if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 800 });
    for (const size of narrow.sizes) {
      const cramped = await page.evaluate((chosen) => {
        const root = document.documentElement;
        const set = (name: string, value: string | undefined) =>
          value === undefined ? root.removeAttribute(name) : root.setAttribute(name, value);
        set('data-size', chosen && 'elder');
        set('data-scale', chosen?.split('-')[1]);
        const texts: string[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.textContent?.trim() ?? '';
          const element = node.parentElement;
          if (text.length < 2 || !element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
            continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          const lines = [...range.getClientRects()].filter(({ width: wide }) => wide > 1);
          const tops = new Set(lines.map(({ top }) => Math.round(top)));
          const letter = Number.parseFloat(getComputedStyle(element).fontSize);
          // A sentence breaks anywhere, also in a link within it: what counts is the room of its block.
          let block = element;
          while (getComputedStyle(block).display === 'inline' && block.parentElement) block = block.parentElement;
          const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(block);
          const padding = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd);
          // Balanced lines may be shorter than the room they have.
          if (tops.size > 1 && block.clientWidth - padding < 2.5 * letter)
            texts.push(`“${text.slice(0, 20)}” on ${tops.size} lines`);
        }
        return texts;
      }, size);
      found.push(...cramped.map((text) => `${width} px, ${size ?? 'normal'}: ${text}`));
    }
  }
  await page.evaluate((before) => {
    for (const [at, name] of ['data-size', 'data-scale'].entries()) {
      const value = before[at];
      if (value) document.documentElement.setAttribute(name, value);
      else document.documentElement.removeAttribute(name);
    }
  }, look);
  if (screen) await page.setViewportSize(screen);
  return found;
}
