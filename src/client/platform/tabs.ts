import { withDeadline } from './deadline.ts';

/** A tab that the system froze while it held the lock must not stop the others for long. */
const LONGEST_WAIT_MS = 10_000;

/**
 * One tab at a time, where the browser has Web Locks. It saves work only: after a while, or without locks, work goes on
 * without.
 * @param longestWaitMs how long another tab is waited for
 */
export function tabLock(name: string, longestWaitMs = LONGEST_WAIT_MS): <T>(work: () => Promise<T>) => Promise<T> {
  return async (work) => {
    if (!('locks' in navigator)) return work();
    let began = false;
    try {
      return await withDeadline(longestWaitMs, ({ signal, lift }) =>
        navigator.locks.request(name, { signal }, () => {
          began = true;
          lift();
          return work();
        }),
      );
    } catch (error) {
      if (began) throw error;
      return work();
    }
  };
}

/** Runs `begin` while this tab holds the lock `name`, or at once where there are no Web Locks. @returns the stop */
export function whileHolding(name: string, begin: () => () => void): () => void {
  if (!('locks' in navigator)) return begin();
  const abort = new AbortController();
  let end = () => abort.abort();
  const hold = () =>
    new Promise<void>((resolve) => {
      const stop = begin();
      end = () => {
        stop();
        resolve();
      };
    });
  navigator.locks
    .request(name, { signal: abort.signal }, () => (abort.signal.aborted ? undefined : hold()))
    // Called off while it waited.
    .catch(() => undefined);
  return () => end();
}

/** Messages between the tabs of one browser. */
export interface TabChannel<T> {
  /** Tells all other tabs. */
  tell(message: T): void;
  listen(hear: (message: T) => void): void;
  close(): void;
}

/** For a browser without channels, where each tab looks after itself. */
export const noOtherTabs = { tell() {}, listen() {}, close() {} };

export function tabChannel<T>(name: string): TabChannel<T> {
  if (!('BroadcastChannel' in globalThis)) return noOtherTabs;
  const channel = new BroadcastChannel(name);
  let isOpen = true;
  return {
    tell(message) {
      // What was under way when the page stopped may still end.
      if (isOpen) channel.postMessage(message);
    },
    listen(hear) {
      channel.onmessage = ({ data }: MessageEvent<T>) => hear(data);
    },
    close() {
      isOpen = false;
      channel.close();
    },
  };
}
