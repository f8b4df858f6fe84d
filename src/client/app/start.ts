/*
 * Until the app has started, the HTML document shows its own messages (`#start`, written by the build from
 * `words/start.ts`). `public/early.js` selects the message: opening, slow, failed, browser too old, or no https.
 */

/**
 * Whether the app may start here. Requires https; in a browser that is too old, only pages with `goesOn` start, because
 * they still partly work.
 */
export function mayStart({ goesOn }: { readonly goesOn: boolean }): boolean {
  const said = document.documentElement.dataset.start;
  return isSecureContext && (said !== 'old' || goesOn);
}

/** Removes the document's own messages once the app is on screen. A warning about the browser stays. */
export function hasStarted(): void {
  const box = document.getElementById('start');
  if (document.documentElement.dataset.start !== 'old') box?.remove();
  else if (box) box.style.marginBlock = '16px 0';
}
