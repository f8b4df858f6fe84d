/** Set while a tip waits on this phone, so that other pages know to load the sender. */
const WAITING = 'qingyuan.tips';
export type WaitingKey = typeof WAITING;
/** Time of the last request of a session on this phone, milliseconds since 1970. */
const ACTIVE = 'qingyuan.active';
export type ActiveKey = typeof ACTIVE;
/** Coarser than needed for half an hour, and avoids a write for each request. */
const RESOLUTION_MS = 10_000;

/** Browsers may forbid localStorage altogether; then nothing is remembered, and everything else works. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export const hasWaitingTips = (): boolean => attempt(() => localStorage.getItem(WAITING)) === '1';

export function flagWaitingTips(waiting: boolean): void {
  if (waiting === hasWaitingTips()) return;
  attempt(() => (waiting ? localStorage.setItem(WAITING, '1') : localStorage.removeItem(WAITING)));
}

export function lastActive(): number | undefined {
  const text = attempt(() => localStorage.getItem(ACTIVE));
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Notes a request of the member's app. A tip from the same phone is delayed by a random time from it. */
export function markActive(now: number): void {
  const last = lastActive();
  if (last !== undefined && Math.abs(now - last) < RESOLUTION_MS) return;
  attempt(() => localStorage.setItem(ACTIVE, String(now)));
}
