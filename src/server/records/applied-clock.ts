import {
  type Clock,
  effectiveClock,
  laterClock,
  nextClock,
  readClock,
  unsureClock,
} from '../../domain/kernel/clock.ts';
import { dayAt, daysBetween, isDay } from '../../domain/kernel/day.ts';
import { type Id, idTime } from '../../domain/kernel/id.ts';
import type { AppliedChange, Change } from '../../domain/records/change.ts';
import { fold } from '../../domain/records/fold.ts';
import { contentClock, type FoldedRecord, isSameContent } from '../../domain/records/record.ts';

/** Returns the latest clock among the values that the change's author had seen. */
function seenClock({ base }: Change, known: readonly AppliedChange[]): Clock {
  let last = '';
  for (const field in base)
    for (const { clock, effective, fields } of known)
      if (fields[field] !== undefined && (base[field]?.includes(clock) || base[field]?.includes(effective)))
        last = laterClock(last, effective);
  return last;
}

const DAY_MS = 86_400_000;

/**
 * Tells whether a change's date came from a phone clock that was set back. The clock is then earlier than the author's
 * own entry in the roster, and the date agrees with it within a day, since a form may stay open over midnight.
 */
function isDatedByClockSetBack({ clock, fields }: Change, author: Id): boolean {
  const { wall } = readClock(clock);
  if (wall >= idTime(author) - DAY_MS || !isDay(fields.date)) return false;
  return Math.abs(daysBetween(fields.date, dayAt(wall))) <= 1;
}

/**
 * Computes the effective clock of a change: not before what its author had seen, not after server time. What was seen
 * may itself have been moved.
 * @param known the record's changes so far
 * @param author the member who wrote the change
 * @param now server time, milliseconds
 */
export function appliedClock(change: Change, known: readonly AppliedChange[], author: Id, now: number): Clock {
  const { clock, deviceSeq } = change;
  if (isDatedByClockSetBack(change, author)) return unsureClock(now, deviceSeq, readClock(clock).node);
  const effective = effectiveClock(clock, now, deviceSeq);
  const seen = seenClock(change, known);
  return effective > seen ? effective : nextClock('', now, change.device, seen);
}

/** Returns the first reading of a device after the last write of the record's content. */
const afterContent = (record: FoldedRecord, device: Id): Clock => nextClock('', 0, device, contentClock(record));

/**
 * Folds a change into its record. A review names the content clock that it looked at, so a change that alters the
 * content without raising that clock (it came late, or its clock was set back) is moved after it.
 * @param change with its effective clock so far
 * @returns undefined when the change that created the record is missing
 */
export function applyChange(
  change: AppliedChange,
  before: FoldedRecord | undefined,
  known: readonly AppliedChange[],
): { readonly applied: AppliedChange; readonly after: FoldedRecord } | undefined {
  const after = fold(known.length ? [...known, change] : [change]);
  if (!after) return undefined;
  if (!before || contentClock(after) !== contentClock(before) || isSameContent(before, after))
    return { applied: change, after };
  return applyChange({ ...change, effective: afterContent(before, change.device) }, before, known);
}
