/*
 * Until the app has started, the document itself speaks (`#start`, written by the build from `words/zh/start.ts`), and
 * `public/early.js` decides what it says: opening, slow, failed, too old a browser, or no https.
 */

/** Whether the app may start here: not without https, and in too old a browser only where a part of it helps (`goesOn`). */
export function mayStart({ goesOn }: { readonly goesOn: boolean }): boolean {
  const said = document.documentElement.dataset.start;
  return isSecureContext && (said !== 'old' || goesOn);
}

/** The app is on the screen: the document's own words leave, but for a warning about the browser. */
export function hasStarted(): void {
  const box = document.getElementById('start');
  if (document.documentElement.dataset.start !== 'old') box?.remove();
  else if (box) box.style.marginBlock = '16px 0';
}
