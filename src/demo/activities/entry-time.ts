import type { Day } from '../../domain/kernel/day.ts';
import type { Random } from '../random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Draws the delay of an entry: mostly none, sometimes until the evening or the next day, rarely weeks (from a paper
 * sheet).
 */
function delay(random: Random): number {
  const kind = random.next();
  if (kind < 0.8) return 0;
  if (kind < 0.97) return random.int(1, 3) * DAY;
  return random.int(9, 24) * DAY;
}

/**
 * Draws when the record of a day's work is entered, between 8:00 and 20:00 in China.
 * @returns undefined when the work itself has not happened yet today
 */
export function entryTime(date: Day, now: number, random: Random): number | undefined {
  const onTheSpot = Date.parse(`${date}T08:00:00+08:00`) + random.int(0, 12 * 3600 - 1) * 1000;
  const later = onTheSpot + delay(random);
  if (later <= now) return later;
  return onTheSpot <= now ? onTheSpot : undefined;
}
