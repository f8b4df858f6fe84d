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
