import type { RandomBytes } from '../../../domain/kernel/id.ts';
import { fraction } from '../../platform/random.ts';
import type { QueuedItem } from './types.ts';

/** Longest delay of a tip after a volunteer's own request from the same phone, milliseconds. */
export const MAX_DELAY_MS = 30 * 60_000;

/** Most draws of a new delay. A member who works all day, or opens the app every day, must get a tip sent too. */
const MOST_DRAWS = 3;

/** A session that starts, or finds a network, has sent its requests within this time. */
const LEAST_SETTLE_MS = 10_000;
/** The tip follows at a random moment within this further time. */
const SETTLE_MS = 60_000;

export interface Moment {
  readonly now: number;
  /** The session's last request, milliseconds since 1970; undefined without a session. */
  readonly lastActive: number | undefined;
  readonly random: RandomBytes;
}

type Delay = Pick<QueuedItem, 'notBefore' | 'activity' | 'draws'>;

/**
 * Computes when to send a tip so that the network cannot link it to a session on the same phone.
 * The time is random, up to half an hour after the session's last request; immediate without a recent session.
 * A last request in the future (the clock was set back) counts as now.
 */
export function sendAfter({ now, lastActive, random }: Moment): number {
  if (lastActive === undefined) return now;
  return Math.max(now, Math.min(now, lastActive) + Math.floor(fraction(random) * MAX_DELAY_MS));
}

/** Sends without a delay, now and later: at the owner's wish, or when only this page holds the item. */
export const atOnce = (now: number): Pick<Delay, 'notBefore' | 'draws'> => ({ notBefore: now, draws: MOST_DRAWS });

/** Milliseconds to send nothing when a session of this phone is likely to send too. */
export const settleTime = ({ lastActive, random }: Moment): number =>
  lastActive === undefined ? 0 : LEAST_SETTLE_MS + Math.floor(fraction(random) * SETTLE_MS);

/** The delay of an item that was sealed just now. */
export const firstDelay = (moment: Moment): Delay => ({
  notBefore: sendAfter(moment),
  activity: moment.lastActive ?? null,
  draws: 0,
});

/** Milliseconds until an item is due. More than the longest delay means that the clock was set back: it is due. */
export function untilDue({ notBefore }: QueuedItem, now: number): number {
  const left = notBefore - now;
  return left > MAX_DELAY_MS ? 0 : Math.max(0, left);
}

/**
 * Draws a new delay if the session has gone on since the last draw. An item that waited for a network must not be sent
 * together with the session's requests.
 * @returns undefined where the present delay holds
 */
export function newDelay({ activity, draws }: QueuedItem, moment: Moment): Delay | undefined {
  const { lastActive, now } = moment;
  const isNews = lastActive !== undefined && lastActive !== activity && now - lastActive < MAX_DELAY_MS;
  if (!isNews || draws >= MOST_DRAWS) return undefined;
  return { notBefore: sendAfter(moment), activity: lastActive, draws: draws + 1 };
}
