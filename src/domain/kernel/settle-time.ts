import { dayAt, yearOf } from './day.ts';
import { type Dated, isAlike, type ServerTick, TOLERANCE_MS } from './phone-clock.ts';

/** A corrected time of writing. */
export interface Settled {
  readonly time: number;
  /** False if the time is a guess that somebody has to check. */
  readonly sure: boolean;
}

/**
 * Corrects the time of a change once the server has told its own.
 * It is sure in three cases: the clock was not set since; the clock ran evenly within the same run; or all possible
 * times lie within one day. For a clock known to be wrong, the time by the new offset is also used if it is possible
 * and all possible times lie within one year.
 */
export function settleTime(written: Dated, heard: ServerTick): Settled {
  const { time, floor, wrong } = written;
  const unmoved = heard.server - (heard.phone - written.phone);
  const isSameRun = written.run === heard.run;
  const latest = isSameRun ? heard.server - (heard.running - written.running) : heard.server;
  const isPossible = (at: number) => at >= floor - TOLERANCE_MS && at <= latest + TOLERANCE_MS;
  if (!wrong && isAlike(time, unmoved) && isPossible(time)) return { time, sure: true };
  if (isSameRun && isAlike(unmoved, latest)) return { time: unmoved, sure: true };
  const candidates = [...(wrong ? [] : [time]), unmoved].filter(isPossible);
  const [guess = latest] = candidates;
  const isOneDay = dayAt(floor) === dayAt(latest);
  const areAlike = candidates.length === 2 && candidates.every((each) => dayAt(each) === dayAt(guess));
  const isPlain = candidates.length === 1 && guess === unmoved && yearOf(dayAt(floor)) === yearOf(dayAt(latest));
  return { time: guess, sure: isOneDay || areAlike || isPlain };
}
