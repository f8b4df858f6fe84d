/** Set while the queue holds something, so that other pages know to load the sender. */
const HOLDING = 'qingyuan.tips';
/** When a session on this phone last gave a sign of life, ms. */
const ACTIVE = 'qingyuan.active';
/** Half an hour is measured from it: a finer time would be a write for each request, and tell more than is needed. */
const RESOLUTION_MS = 10_000;

/** Browsers may forbid localStorage altogether; then nothing is remembered, and everything else works. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export const isHolding = (): boolean => attempt(() => localStorage.getItem(HOLDING)) === '1';

export function markHolding(holds: boolean): void {
  if (holds === isHolding()) return;
  attempt(() => (holds ? localStorage.setItem(HOLDING, '1') : localStorage.removeItem(HOLDING)));
}

export function lastActive(): number | undefined {
  const text = attempt(() => localStorage.getItem(ACTIVE));
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Called by the member's app with whatever goes out in a session: a tip from the same phone keeps its distance to this. */
export function markActive(now: number): void {
  const last = lastActive();
  if (last !== undefined && Math.abs(now - last) < RESOLUTION_MS) return;
  attempt(() => localStorage.setItem(ACTIVE, String(now)));
}
