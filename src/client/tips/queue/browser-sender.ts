import { randomBytes } from '../../platform/random.ts';
import { tabChannel, tabLock } from '../../platform/tabs.ts';
import { lastActive } from './local-flags.ts';
import { makeTipSender } from './sender.ts';
import type { TipSender } from './sender-types.ts';
import { solveProof } from './solve.ts';
import { openTipStore } from './store.ts';
import { httpTips } from './transport.ts';
import type { ItemStore } from './types.ts';

/** Name of the lock and the channel that all tabs of the site share. */
const NAME = 'qingyuan-tips';
/** How long another tab may keep the lock before this one works without it, milliseconds. */
const LONGEST_TURN_MS = 60_000;

/** Starts a sender with the browser's clock, network and tabs, which wakes with the page until it is stopped. */
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
    channel: tabChannel(NAME),
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
