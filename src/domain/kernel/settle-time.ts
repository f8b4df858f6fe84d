import { dayAt, yearOf } from './day.ts';
import { type Dated, isAlike, type ServerTick, TOLERANCE_MS } from './phone-clock.ts';

/** A corrected time of writing. */
export interface Settled {
  readonly time: number;
  /** False if the time is a guess that somebody has to check. */
  readonly sure: boolean;
}

/** Returns the time of writing by the clock's present error, and the latest possible one. */
function boundsOf(written: Dated, heard: ServerTick) {
  const isSameRun = written.run === heard.run;
  return {
    unmoved: heard.server - (heard.phone - written.phone),
    latest: isSameRun ? heard.server - (heard.running - written.running) : heard.server,
    isSameRun,
  };
}

/**
 * Corrects the moment of a change to which seconds matter. It is the time by the clock's present error, and sure unless
 * the clock was set in between: then that time is impossible, or differs from what the phone believed.
 */
export function settleMoment(written: Dated, heard: ServerTick): Settled {
  const { time, floor, wrong } = written;
  const { unmoved, latest, isSameRun } = boundsOf(written, heard);
  if (isSameRun && isAlike(unmoved, latest)) return { time: unmoved, sure: true };
  const isPossible = (at: number) => at >= floor - TOLERANCE_MS && at <= latest + TOLERANCE_MS;
  const isContradicted = !wrong && isPossible(time) && !isAlike(time, unmoved);
  if (isPossible(unmoved) && !isContradicted) return { time: unmoved, sure: true };
  return { time: !wrong && isPossible(time) ? time : latest, sure: false };
}

/**
 * Corrects the time of a change once the server has told its own.
 * It is sure in three cases: the clock was not set since; the clock ran evenly within the same run; or all possible
 * times lie within one day. For a clock known to be wrong, the time by the new offset is also used if it is possible
 * and all possible times lie within one year.
 */
export function settleTime(written: Dated, heard: ServerTick): Settled {
  const { time, floor, wrong } = written;
  const { unmoved, latest, isSameRun } = boundsOf(written, heard);
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
