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

/** The latest clock among the values that the change's author had before the eyes. */
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
 * Does a change date its record by a clock that was set back? Nobody writes before they were on the roster, and a date
 * that agrees with such a clock was never typed. A form may have been left open over midnight.
 */
function isDatedByClockSetBack({ clock, fields }: Change, author: Id): boolean {
  const { wall } = readClock(clock);
  if (wall >= idTime(author) - DAY_MS || !isDay(fields.date)) return false;
  return Math.abs(daysBetween(fields.date, dayAt(wall))) <= 1;
}

/**
 * The clock that counts: never before what the change's author had seen, which may itself have been moved, nor after
 * server time.
 * @param known the record's changes so far
 * @param author who wrote the change
 * @param now server time, milliseconds
 */
export function appliedClock(change: Change, known: readonly AppliedChange[], author: Id, now: number): Clock {
  const { clock, deviceSeq } = change;
  if (isDatedByClockSetBack(change, author)) return unsureClock(now, deviceSeq, readClock(clock).node);
  const effective = effectiveClock(clock, now, deviceSeq);
  const seen = seenClock(change, known);
  return effective > seen ? effective : nextClock('', now, change.device, seen);
}

/** The first reading of a device after what a record's content was last written with. */
const afterContent = (record: FoldedRecord, device: Id): Clock => nextClock('', 0, device, contentClock(record));

/**
 * Folds a change into its record. A review names the content clock that it looked at: so a change that comes late, or
 * under a clock set back, and still alters what the record says, counts as written after that content.
 * @param change with the clock that would count otherwise
 * @returns undefined when the change that made the record is missing
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
