import { sql } from 'kysely';
import type { Day } from '../../domain/kernel/day.ts';
import type { TipOutcome } from '../../domain/tips/state.ts';
import type { ServerContext } from '../platform/context.ts';

interface DeletedTip {
  readonly arrived: Day;
  readonly closed: Day | null;
  readonly outcome: TipOutcome | null;
}

export const monthOf = (day: Day): string => day.slice(0, 7);

/** Adds deleted tips to the stored counts, so that a year's statistics do not shrink. */
export async function keepTally(
  { db, district }: Pick<ServerContext, 'db' | 'district'>,
  gone: readonly DeletedTip[],
): Promise<void> {
  for (const { arrived, closed, outcome } of gone) {
    if (closed === null || outcome === null) continue;
    await db
      .insertInto('tip_tally')
      .values({ district, arrived: monthOf(arrived), closed: monthOf(closed), outcome, tips: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['district', 'arrived', 'closed', 'outcome'])
          .doUpdateSet({ tips: sql<number>`tip_tally.tips + 1` }),
      )
      .execute();
  }
}
