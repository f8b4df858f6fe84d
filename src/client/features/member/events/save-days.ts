import type { Day } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { ok, type Result } from '../../../../domain/kernel/result.ts';
import type { CommandFailure } from '../../../state/failures.ts';

/**
 * Saves an event for each day, up to the first failure.
 * @param saved the events saved so far, by day: after a failure, the next attempt saves only the missing ones
 */
export async function saveDays(
  days: readonly Day[],
  saved: Map<Day, Id>,
  create: (day: Day) => Promise<Result<{ readonly recordId: Id }, CommandFailure>>,
): Promise<Result<Id | undefined, CommandFailure>> {
  for (const day of days) {
    if (saved.has(day)) continue;
    const result = await create(day);
    if (!result.ok) return result;
    saved.set(day, result.value.recordId);
  }
  return ok(saved.get(days[0] ?? ''));
}
