import { isHolding, lastActive } from '../tips/queue/marks.ts';

/**
 * Whether the sender may be fetched from a page like this one. On a member's phone only where the service worker has it at
 * hand: a request for it, over the connection that the session uses, would say that a tip waits on this very phone.
 */
const isFetchedUnseen = (): boolean =>
  lastActive() === undefined || ('serviceWorker' in navigator && navigator.serviceWorker.controller !== null);

/**
 * A sealed tip that waits on this phone goes out from whatever page of the site is open. Its sender is fetched only where one
 * waits; it has requests, moments and a connection of its own, in a member's page too.
 */
export function sendWaitingTips(): void {
  let isStarted = false;
  async function look(): Promise<void> {
    if (isStarted || document.visibilityState !== 'visible' || !isHolding() || !isFetchedUnseen()) return;
    isStarted = true;
    const part = await import('../tips/queue/browser-sender.ts').catch(() => undefined);
    if (part) part.startTipSender();
    else isStarted = false;
  }
  document.addEventListener('visibilitychange', () => void look());
  void look();
}
