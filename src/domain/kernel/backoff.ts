/** Waits between attempts grow from here … */
const FIRST_MS = 2_000;
/** … to here: a phone that stands by a network again must not wait long. */
const MOST_MS = 5 * 60_000;
const LEAST_MS = 500;

/**
 * A wait with full jitter (Brooker, "Exponential backoff and jitter"): phones that failed together do not come back
 * together.
 * @param attempt 1 after the first failure
 * @param random uniform in [0, 1)
 * @param atLeast what the server asked for, milliseconds
 */
export function backoff(attempt: number, random: () => number, atLeast = 0): number {
  const ceiling = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 20));
  return atLeast + Math.max(LEAST_MS, Math.floor(random() * ceiling));
}
