import type { BrowserContext, Page } from 'playwright';

const KEY = 'test.clock-skew';

/** Lets pages of a browser see a clock that is set wrong: the page's own time runs on as it does. */
export async function installWrongClock(context: BrowserContext): Promise<void> {
  await context.addInitScript((key) => {
    const Real = Date;
    const skew = () => {
      try {
        return Number(localStorage.getItem(key) ?? 0);
      } catch {
        return 0;
      }
    };
    class Skewed extends Real {
      constructor(...parts: [] | [string | number | Date]) {
        if (parts.length === 0) super(Real.now() + skew());
        else super(...(parts as [string]));
      }
      static override now(): number {
        return Real.now() + skew();
      }
    }
    globalThis.Date = Skewed as DateConstructor;
  }, KEY);
}

/** Sets the clock that pages see wrong by so much, milliseconds; 0 puts it right. */
export const setClockWrong = (page: Page, by: number): Promise<void> =>
  page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, String(by)] as const);

/** The page comes back from the background. */
export const comeBack = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
