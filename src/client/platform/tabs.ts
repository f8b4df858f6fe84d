import { withDeadline } from './deadline.ts';

/** A tab that the system froze while it had the lock must not block the others for long. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Runs work in one tab at a time with Web Locks. The lock only saves work: without locks, or after the wait, work runs
 * anyway.
 * @param longestWaitMs how long to wait for another tab
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

/** Runs `begin` while this tab has the lock `name`, or at once without Web Locks. @returns a function that stops it */
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
    // Aborted while waiting.
    .catch(() => undefined);
  return () => end();
}

/** Messages between the tabs of one browser. */
export interface TabChannel<T> {
  /** Sends to all other tabs. */
  tell(message: T): void;
  listen(hear: (message: T) => void): void;
  close(): void;
}

/** A channel for browsers without BroadcastChannel: each tab works for itself. */
export const noOtherTabs = { tell() {}, listen() {}, close() {} };

export function tabChannel<T>(name: string): TabChannel<T> {
  if (!('BroadcastChannel' in globalThis)) return noOtherTabs;
  const channel = new BroadcastChannel(name);
  let isOpen = true;
  return {
    tell(message) {
      // Work that was running when the page stopped may still end.
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
