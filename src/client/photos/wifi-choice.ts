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
/** The owner chose to send now over any network, until the app is reopened. */
const [isAllowed, setAllowed] = createSignal(false);

/** Send photos over Wi-Fi only; reactive. */
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
    // Storage refused: the choice lasts until the page is closed.
  }
}

export function allowOnce(): void {
  setAllowed(true);
  tell();
}

type Connection = EventTarget & { readonly type?: string };
const connection = (): Connection | undefined => (navigator as { connection?: Connection }).connection;

/** Tells whether the browser reports the kind of network. */
export const networkSaysType = (): boolean => connection()?.type !== undefined;

/** Returns why photos wait for Wi-Fi; null if they may be sent. */
export function pausedFor(): PhotoQueueStatus['paused'] {
  if (!onlyWifi() || isAllowed()) return null;
  const kind = networkKind(connection());
  return kind === 'wifi' ? null : kind;
}

/**
 * Calls back when the network or the choice changes, if the browser reports it. Returns a function that unsubscribes.
 */
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
