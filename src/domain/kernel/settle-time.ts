import { dayAt, yearOf } from './day.ts';
import { type Dated, type Heard, isAlike, TOLERANCE_MS } from './phone-clock.ts';

/** When something was written, as found out later. */
export interface Settled {
  readonly time: number;
  /** False: a guess, that somebody has to look at. */
  readonly sure: boolean;
}

/**
 * When something was written, once the server has told its time. Sure is: a clock that was not moved since; one that ran
 * evenly in the same run; a span of possible times that lies within one day. Of a clock known to be wrong, the time that
 * follows from the new offset is taken too, where it is possible and the span lies within one year.
 */
export function settleTime(written: Dated, heard: Heard): Settled {
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
