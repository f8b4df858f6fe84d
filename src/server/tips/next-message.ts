import type { Id } from '../../domain/kernel/id.ts';
import type { ServerContext } from '../platform/context.ts';

/**
 * Returns the numbers of a side's next message: its own sequence, and its place among all. The tip's row must be
 * locked.
 */
export async function nextMessage(
  { db, district }: ServerContext,
  tip: Id,
  side: 'office' | 'person',
): Promise<{ readonly seq: number; readonly place: number }> {
  const last = await db
    .selectFrom('tip_message')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .select((eb) => [eb.fn.max('seq').filterWhere('side', '=', side).as('seq'), eb.fn.max('place').as('place')])
    .executeTakeFirstOrThrow();
  return { seq: (last.seq ?? 0) + 1, place: (last.place ?? 0) + 1 };
}
