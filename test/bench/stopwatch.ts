import type { Page } from 'playwright';

/** When things happened on a page, in ms since its navigation began. */
export interface Times {
  /** The tap on a button of this name. */
  tapped: number;
  /** The first writing transaction after it was complete: on disk. */
  durable: number;
  /** The words that say so were in the page. */
  shown: number;
}

interface Watched {
  stopwatch: { times: Partial<Times>; usable?: number };
}

/**
 * Runs in each page before its own scripts. Only looks: listens to the tap, to IndexedDB's transactions and to what
 * appears on the page. Travels to the browser as text, so it holds no named function: the loader would wrap those in a
 * helper that is not there.
 */
function observe({ save, saved }: { save: string; saved: string }): void {
  const stopwatch: Watched['stopwatch'] = { times: {} };
  Object.assign(globalThis, { stopwatch });

  document.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button?.textContent?.trim() === save) stopwatch.times = { tapped: event.timeStamp };
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
    if (times.tapped !== undefined && times.shown === undefined && document.body.textContent.includes(saved)) {
      times.shown = performance.now();
    }
    const buttons = [...document.querySelectorAll('button')];
    const isUsable = buttons.some((button) => button.textContent.trim() === save && !button.disabled);
    if (isUsable) stopwatch.usable ??= performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Starts to watch every page of this browser that opens from now on. */
export const watch = (page: Page): Promise<unknown> =>
  page.context().addInitScript(observe, { save: '保存', saved: '已保存到本机' });

/** Milliseconds from the start of the navigation until the form could be used. */
export const usableAt = (page: Page): Promise<number> =>
  page
    .waitForFunction(() => (globalThis as unknown as Watched).stopwatch.usable)
    .then((handle) => handle.jsonValue())
    .then(Number);

/** The times of the last tap, once all have happened. */
export const lastTimes = (page: Page): Promise<Times> =>
  page
    .waitForFunction(() => {
      const { times } = (globalThis as unknown as Watched).stopwatch;
      return times.shown === undefined || times.durable === undefined ? undefined : times;
    })
    .then((handle) => handle.jsonValue()) as Promise<Times>;
