import type { RandomBytes } from '../kernel/id.ts';

/** A tip follows a volunteer's own traffic from the same phone by up to this long. */
export const MAX_DELAY_MS = 30 * 60_000;

/** A random number from 0 to 1, 1 left out. */
export const fraction = (random: RandomBytes): number => random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;

/**
 * When a tip may be sent so that nobody who watches the network can tie it to a session on the same phone: up to half an
 * hour after the session's last sign of life, at random; at once where there was none so lately.
 * @param lastActive ms; undefined where no session was. One that seems to lie ahead (the clock was put back) counts as now.
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
