/** Upper bound of the first wait, in milliseconds. It doubles with each failed attempt. */
const FIRST_CEILING_MS = 2_000;
/** Upper bound of any wait, in milliseconds: a phone that is back on the network must send within minutes. */
const MAX_CEILING_MS = 5 * 60_000;
const MIN_MS = 500;

/**
 * Computes the wait before the next attempt with full jitter (Brooker, "Exponential backoff and jitter").
 * The jitter spreads the retries of phones that failed at the same moment.
 * @param attempt 1 after the first failure
 * @param random uniform in [0, 1)
 * @param atLeast minimum wait that the server asked for, milliseconds
 */
export function backoff(attempt: number, random: () => number, atLeast = 0): number {
  const ceiling = Math.min(MAX_CEILING_MS, FIRST_CEILING_MS * 2 ** Math.min(attempt - 1, 20));
  return atLeast + Math.max(MIN_MS, Math.floor(random() * ceiling));
}
