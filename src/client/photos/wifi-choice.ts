import { createSignal } from 'solid-js';
import { networkKind } from '../sync/photos/network.ts';
import type { PhotoQueueStatus } from '../sync/photos/queue-types.ts';

const KEY = 'qingyuan.photos.wifi';

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) === 'only';
  } catch {
    return false;
  }
}

const [onlyWifi, setChoice] = createSignal(stored());
/** The owner said "now", over whatever network: until the app is opened anew. */
const [isAllowed, setAllowed] = createSignal(false);

/** "Only on Wi-Fi"; reactive. */
export { onlyWifi };

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

export function setOnlyWifi(only: boolean): void {
  setChoice(only);
  setAllowed(false);
  tell();
  try {
    localStorage.setItem(KEY, only ? 'only' : 'any');
  } catch {
    // Storage refused: the choice lasts as long as the page.
  }
}

export function allowOnce(): void {
  setAllowed(true);
  tell();
}

type Connection = EventTarget & { readonly type?: string };
const connection = (): Connection | undefined => (navigator as { connection?: Connection }).connection;

/** Whether the browser can tell Wi-Fi from mobile data. */
export const networkSaysType = (): boolean => connection()?.type !== undefined;

/** Why photos have to wait by their owner's wish; null when they may go. */
export function pausedFor(): PhotoQueueStatus['paused'] {
  if (!onlyWifi() || isAllowed()) return null;
  const kind = networkKind(connection());
  return kind === 'wifi' ? null : kind;
}

/** Calls back when the phone changes its network, where the browser says, or its owner their mind. Returns the stop. */
export function watchNetwork(changed: () => void): () => void {
  const source = connection();
  source?.addEventListener?.('change', changed);
  addEventListener('online', changed);
  listeners.add(changed);
  return () => {
    source?.removeEventListener?.('change', changed);
    removeEventListener('online', changed);
    listeners.delete(changed);
  };
}
