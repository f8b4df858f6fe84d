import type { RandomBytes } from '../../../domain/kernel/id.ts';
import { fraction, MAX_DELAY_MS, sendAfter } from '../../../domain/tips/delay.ts';
import type { ItemPatch, QueuedItem } from './types.ts';

/**
 * Drawn anew at most so often: who works on all day, or opens the app for two minutes a day, must get a tip sent too.
 */
const MOST_DRAWS = 3;

/** What a session of this phone sends as it starts, or finds a network, is on its way by then … */
const LEAST_SETTLE_MS = 10_000;
/** … and what waits follows at some moment within this. */
const SETTLE_MS = 60_000;

export interface Moment {
  readonly now: number;
  /** The session's last sign of life, ms; undefined where there was none. */
  readonly lastActive: number | undefined;
  readonly random: RandomBytes;
}

type Spacing = Required<Pick<ItemPatch, 'notBefore' | 'activity' | 'draws'>>;

/** Neither waits nor is ever spaced anew: its owner's wish, or there is nowhere to wait. */
export const atOnce = (now: number): Pick<Spacing, 'notBefore' | 'draws'> => ({ notBefore: now, draws: MOST_DRAWS });

/** How long to keep still at a moment at which a session of this phone sends too. */
export const settling = ({ lastActive, random }: Moment): number =>
  lastActive === undefined ? 0 : LEAST_SETTLE_MS + Math.floor(fraction(random) * SETTLE_MS);

/** When something sealed just now may be sent. */
export const firstSpacing = (moment: Moment): Spacing => ({
  notBefore: sendAfter(moment),
  activity: moment.lastActive ?? null,
  draws: 0,
});

/** Milliseconds until its time. More than the longest delay means that the clock was put back: then it has come. */
export function untilDue({ notBefore }: QueuedItem, now: number): number {
  const left = notBefore - now;
  return left > MAX_DELAY_MS ? 0 : Math.max(0, left);
}

/**
 * What waited, perhaps for a network, must not go at the very moment at which the session goes on as well.
 * @returns a new distance to the session; undefined where the present one holds
 */
export function spacedAnew({ activity, draws }: QueuedItem, moment: Moment): Spacing | undefined {
  const { lastActive, now } = moment;
  const isNews = lastActive !== undefined && lastActive !== activity && now - lastActive < MAX_DELAY_MS;
  if (!isNews || draws >= MOST_DRAWS) return undefined;
  return { notBefore: sendAfter(moment), activity: lastActive, draws: draws + 1 };
}
