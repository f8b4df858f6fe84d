import { hasWaitingTips, lastActive } from '../tips/queue/local-flags.ts';

/**
 * Whether the sender may be fetched from this page. On a member's phone only if the service worker has it cached: a
 * network request over the session's connection would reveal that this phone has a tip waiting.
 */
const isFetchedUnseen = (): boolean =>
  lastActive() === undefined || ('serviceWorker' in navigator && navigator.serviceWorker.controller !== null);

/**
 * Sends a waiting sealed tip from whatever page of the site is open. The sender is fetched only when a tip waits. Even
 * on a member's page it uses its own requests, timing and connection.
 */
export function sendWaitingTips(): void {
  let isStarted = false;
  async function look(): Promise<void> {
    if (isStarted || document.visibilityState !== 'visible' || !hasWaitingTips() || !isFetchedUnseen()) return;
    isStarted = true;
    const part = await import('../tips/queue/browser-sender.ts').catch(() => undefined);
    if (part) part.startTipSender();
    else isStarted = false;
  }
  document.addEventListener('visibilitychange', () => void look());
  void look();
}
