import { randomBytes } from '../../platform/random.ts';
import { tabChannel, tabLock } from '../../platform/tabs.ts';
import { lastActive } from './marks.ts';
import { makeTipSender } from './sender.ts';
import type { TipSender } from './sender-types.ts';
import { solveProof } from './solve.ts';
import { openTipStore } from './store.ts';
import { httpTips } from './transport.ts';
import type { ItemStore } from './types.ts';

/** Of the lock and the channel that all tabs of the site share. */
const NAME = 'qingyuan-tips';
/** So long another tab may keep the lock before this one works without it, milliseconds. */
const LONGEST_TURN_MS = 60_000;

/** The sender with a browser's own clock, network and tabs; it runs, and wakes when the page does, until it is stopped. */
export function startTipSender(store: ItemStore = openTipStore()): TipSender {
  const sender = makeTipSender({
    store,
    transport: httpTips(),
    solve: solveProof,
    now: Date.now,
    random: randomBytes,
    schedule(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    exclusive: tabLock(NAME, LONGEST_TURN_MS),
    lastActive,
    isOnline: () => navigator.onLine,
    peers: tabChannel(NAME),
  });
  const leaving = new AbortController();
  const { signal } = leaving;
  addEventListener('online', () => sender.wake(), { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && sender.wake(), {
    signal,
  });
  sender.start();
  return {
    ...sender,
    stop() {
      leaving.abort();
      sender.stop();
    },
  };
}
