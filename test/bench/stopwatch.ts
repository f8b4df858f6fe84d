import type { Page } from 'playwright';

/** When things happened on a page, in ms since its navigation began. */
export interface Times {
  /** The tap on a button of this name. */
  readonly tapped: number;
  /** The first writing transaction after it was complete: on disk. */
  readonly durable: number;
  /** The words that say so were in the page. */
  readonly shown: number;
}

interface Stopwatch {
  times: { tapped?: number; durable?: number; shown?: number };
  usable?: number;
}

const SAVED = 'bench-saved';
const USABLE = 'bench-usable';

/**
 * Runs in each page before its own scripts. Only looks: listens to the tap, to IndexedDB's transactions and to what
 * appears on the page, and fires an event when it has seen all. Nothing polls, because that would draw frames while the
 * page works. It travels to the browser as text, so it holds no named function: the loader would wrap those in a helper
 * that is not there.
 */
function observe(words: { save: string; saved: string; SAVED: string; USABLE: string }): void {
  const stopwatch: Stopwatch = { times: {} };
  Object.assign(globalThis, { stopwatch });

  document.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button?.textContent?.trim() === words.save) stopwatch.times = { tapped: event.timeStamp };
    },
    true,
  );

  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...given) {
    const made = transaction.apply(this, given);
    if (given[1] === 'readwrite') {
      const { times } = stopwatch;
      made.addEventListener('complete', () => {
        if (times.tapped !== undefined) times.durable ??= performance.now();
      });
    }
    return made;
  };

  new MutationObserver(() => {
    const { times } = stopwatch;
    if (times.tapped !== undefined && times.shown === undefined && document.body.textContent.includes(words.saved)) {
      times.shown = performance.now();
      dispatchEvent(new Event(words.SAVED));
    }
    if (stopwatch.usable !== undefined) return;
    const buttons = [...document.querySelectorAll('button')];
    if (buttons.some((button) => button.textContent.trim() === words.save && !button.disabled)) {
      stopwatch.usable = performance.now();
      dispatchEvent(new Event(words.USABLE));
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Starts to watch every page of this browser that opens from now on. */
export const watch = (page: Page): Promise<unknown> =>
  page.context().addInitScript(observe, { save: '保存', saved: '已保存到本机', SAVED, USABLE });

/** Milliseconds from the start of the navigation until the form could be used. */
export const usableAt = (page: Page): Promise<number> =>
  page.evaluate(
    (event) =>
      new Promise<number>((resolve) => {
        const { stopwatch } = globalThis as unknown as { stopwatch: Stopwatch };
        if (stopwatch.usable !== undefined) resolve(stopwatch.usable);
        else addEventListener(event, () => resolve(stopwatch.usable ?? Number.NaN), { once: true });
      }),
    USABLE,
  );

/** The times of the next tap, once all have happened; ask before it. */
export const nextTimes = (page: Page): Promise<Times> =>
  page.evaluate(
    (event) =>
      new Promise<Times>((resolve) => {
        const { stopwatch } = globalThis as unknown as { stopwatch: Stopwatch };
        addEventListener(event, () => resolve(stopwatch.times as Times), { once: true });
      }),
    SAVED,
  );
