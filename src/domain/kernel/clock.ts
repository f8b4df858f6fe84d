import type { Id } from './id.ts';

/**
 * A hybrid logical clock reading (Kulkarni et al., 2014) as a string that sorts by time. It consists of wall
 * milliseconds in base 36 (9), a counter in base 36 (4) and the device's last 12 digits.
 */
export type Clock = string;

export interface ClockParts {
  /** Milliseconds since 1970. */
  readonly wall: number;
  readonly counter: number;
  readonly node: string;
}

const WALL = 9;
const COUNTER = 4;
const MAX_WALL = 36 ** WALL - 1;
/**
 * First counter of the upper half, which marks a reading from a clock known to be wrong. Real counters stay below it.
 */
const FIRST_UNSURE = 36 ** COUNTER / 2;
const FIRST_UNSURE_DIGIT = 'i';
const pattern = /^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-f]{12}$/;

/** How far a phone's clock may run ahead of the server's before the server pulls a reading back: 5 minutes. */
export const MAX_AHEAD_MS = 5 * 60_000;

export const isClock = (value: unknown): value is Clock => typeof value === 'string' && pattern.test(value);

export const clockNode = (device: Id): string => device.slice(-12);

export function makeClock({ wall, counter, node }: ClockParts): Clock {
  const time = Math.min(MAX_WALL, Math.max(0, Math.floor(wall)));
  return `${time.toString(36).padStart(WALL, '0')}-${counter.toString(36).padStart(COUNTER, '0')}-${node}`;
}

const wallOf = (clock: Clock): number => Number.parseInt(clock.slice(0, WALL), 36);

export function readClock(clock: Clock): ClockParts {
  const [wall = '0', counter = '0', node = ''] = clock.split('-');
  return {
    wall: Number.parseInt(wall, 36),
    counter: Number.parseInt(counter, 36),
    node,
  };
}

/** Tells whether the writer's clock was known to be wrong; a date from such a clock is a guess. */
export const isUnsureClock = (clock: Clock): boolean => clock.charAt(WALL + 1) >= FIRST_UNSURE_DIGIT;

/**
 * Makes a reading that is marked as coming from a wrong clock.
 * @param wall the best estimate of the time of writing, milliseconds since 1970
 * @param order keeps changes of one moment in the order of their device
 */
export const unsureClock = (wall: number, order: number, node: string): Clock =>
  makeClock({ wall, counter: FIRST_UNSURE + (order % FIRST_UNSURE), node });

/** Returns the later of two readings; the empty string is earlier than any reading. */
export const laterClock = (a: Clock, b: Clock): Clock => (a > b ? a : b);

/**
 * The next reading of a device's clock.
 *
 * It is later than `floor` (the clocks of what is being edited) always, and later than `last` unless `last` runs more
 * than five minutes ahead of now: a phone whose clock was once years ahead must recover when it is put right.
 * @param now the device's best estimate of server time, milliseconds
 */
export function nextClock(last: Clock, now: number, device: Id, floor: Clock = ''): Clock {
  const node = clockNode(device);
  const trusted = last !== '' && readClock(last).wall <= now + MAX_AHEAD_MS ? last : '';
  const after = laterClock(trusted, floor);
  const fresh = makeClock({ wall: now, counter: 0, node });
  if (fresh > after) return fresh;
  const { wall, counter } = readClock(after);
  // A reading that follows an unsure one is not itself unsure.
  return counter < FIRST_UNSURE - 1
    ? makeClock({ wall, counter: counter + 1, node })
    : makeClock({ wall: wall + 1, counter: 0, node });
}

/**
 * Computes the effective clock of a change. It is the claimed one, or the server's time if the claim is more than five
 * minutes ahead.
 * @param order keeps changes that are pulled back together in the order of their device
 */
export function effectiveClock(claimed: Clock, serverNow: number, order: number): Clock {
  if (wallOf(claimed) <= serverNow + MAX_AHEAD_MS) return claimed;
  const { node } = readClock(claimed);
  if (isUnsureClock(claimed)) return unsureClock(serverNow, order, node);
  return makeClock({ wall: serverNow, counter: order % FIRST_UNSURE, node });
}
