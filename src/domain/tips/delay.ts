import type { RandomBytes } from '../kernel/id.ts';

/** Longest delay, in milliseconds, of a tip after a volunteer's own traffic from the same phone. */
export const MAX_DELAY_MS = 30 * 60_000;

/** Returns a random number in [0, 1). */
export const fraction = (random: RandomBytes): number => random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;

/**
 * Computes when to send a tip so that a network observer cannot link it to a session on the same phone.
 * The time is random, up to half an hour after the session's last request; immediate without a recent session.
 * @param lastActive milliseconds since 1970; undefined without a session. A time in the future (the clock was set back)
 * counts as now.
 */
export function sendAfter({
  now,
  lastActive,
  random,
}: {
  readonly now: number;
  readonly lastActive: number | undefined;
  readonly random: RandomBytes;
}): number {
  if (lastActive === undefined) return now;
  return Math.max(now, Math.min(now, lastActive) + Math.floor(fraction(random) * MAX_DELAY_MS));
}
