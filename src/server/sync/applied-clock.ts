import type { AppliedChange, Change } from '../../domain/change.ts';
import { type Clock, effectiveClock, laterClock, nextClock } from '../../domain/clock.ts';

/** The latest clock among the values that the change's author had before the eyes. */
function seenClock({ base }: Change, known: readonly AppliedChange[]): Clock {
  let last = '';
  for (const [field, clocks] of Object.entries(base))
    for (const { clock, effective, fields } of known)
      if (fields[field] !== undefined && (clocks.includes(clock) || clocks.includes(effective)))
        last = laterClock(last, effective);
  return last;
}

/**
 * The clock that counts. A clock that is pulled back to server time stays later than what its author had seen, which
 * may itself run up to five minutes ahead.
 * @param known the record's changes so far
 * @param now server time, milliseconds
 */
export function appliedClock(change: Change, known: readonly AppliedChange[], now: number): Clock {
  const effective = effectiveClock(change.clock, now, change.deviceSeq);
  if (effective === change.clock) return effective;
  const seen = seenClock(change, known);
  return effective > seen ? effective : nextClock('', now, change.device, seen);
}
