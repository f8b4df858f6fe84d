import type { AppliedChange, Change } from '../../domain/change.ts';
import { type Clock, effectiveClock, laterClock, nextClock } from '../../domain/clock.ts';
import { fold } from '../../domain/fold.ts';
import type { Id } from '../../domain/id.ts';
import { contentClock, type FoldedRecord, isSameContent } from '../../domain/record.ts';

/** The latest clock among the values that the change's author had before the eyes. */
function seenClock({ base }: Change, known: readonly AppliedChange[]): Clock {
  let last = '';
  for (const field in base)
    for (const { clock, effective, fields } of known)
      if (fields[field] !== undefined && (base[field]?.includes(clock) || base[field]?.includes(effective)))
        last = laterClock(last, effective);
  return last;
}

/**
 * The clock that counts: never before what the change's author had seen, which may itself have been moved, nor after
 * server time.
 * @param known the record's changes so far
 * @param now server time, milliseconds
 */
export function appliedClock(change: Change, known: readonly AppliedChange[], now: number): Clock {
  const effective = effectiveClock(change.clock, now, change.deviceSeq);
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
