import { tellStuck } from '../platform/stuck.ts';
import { thisBrowser } from '../platform/this-browser.ts';

/** How long a browser may take to begin, milliseconds. */
const BEGINS_WITHIN_MS = 1_500;

/** Browsers of phones that are known to print, or are watched no further; others may do nothing without a word. */
const watched: ReadonlySet<string> = new Set(['quark', 'uc', 'qqbrowser', 'huawei', 'xiaomi', 'vivo', 'oppo']);

/** Opens the browser's print dialog, or shows the way out where it has none. */
export function printPage(): void {
  const { isInApp, name, system } = thisBrowser();
  if ((isInApp && system !== 'computer') || typeof window.print !== 'function') {
    tellStuck({ what: 'print' });
    return;
  }
  let hasBegun = false;
  const begin = () => {
    hasBegun = true;
  };
  addEventListener('beforeprint', begin, { once: true });
  window.print();
  if (!watched.has(name)) return;
  setTimeout(() => {
    if (!hasBegun) tellStuck({ what: 'print' });
  }, BEGINS_WITHIN_MS);
}
