/** A tab that the system froze while it held the lock must not stop the others for long. */
const LONGEST_WAIT_MS = 60_000;

/** One tab at a time, where the browser has Web Locks; it saves work only, so after a while work goes on without. */
export function tipLock(name: string): <T>(work: () => Promise<T>) => Promise<T> {
  return async (work) => {
    if (!('locks' in navigator)) return work();
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), LONGEST_WAIT_MS);
    let began = false;
    try {
      return await navigator.locks.request(name, { signal: giveUp.signal }, () => {
        began = true;
        clearTimeout(timer);
        return work();
      });
    } catch (error) {
      if (began) throw error;
      return work();
    }
  };
}
