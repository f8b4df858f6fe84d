import type { Page } from 'playwright';

/**
 * Counts what a thumb does on this page from now on, until it is loaded anew: a pointer pressed, a field that is filled in without one,
 * and two for a choice from a list that the page does not draw itself. Returns a function that reads the count and starts anew.
 */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = { taps: 0 };
    Object.assign(globalThis, { tapCounter: counter });
    let isPressed = false;
    const listen = (type: string, hear: (target: EventTarget | null) => void) =>
      addEventListener(type, (event) => hear(event.target), { capture: true });
    listen('pointerdown', () => {
      counter.taps++;
      isPressed = true;
    });
    listen('click', () => {
      isPressed = false;
    });
    listen('focusin', (target) => {
      if (!isPressed && target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox')
        counter.taps++;
    });
    listen('change', (target) => {
      if (target instanceof HTMLSelectElement) counter.taps += 2;
    });
  });
  return () =>
    page.evaluate(() => {
      const { tapCounter } = globalThis as unknown as { tapCounter: { taps: number } };
      const { taps } = tapCounter;
      tapCounter.taps = 0;
      return taps;
    });
}
