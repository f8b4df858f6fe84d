import { sql } from 'kysely';
import { addDays, type Day, dayAt } from '../../domain/kernel/day.ts';
import { SOON_DAYS } from '../../domain/tips/limits.ts';
import { type TipOutcome, type TipState, tipOutcomes, tipStates } from '../../domain/tips/state.ts';
import type { TipCounts } from '../../protocol/tips/tip-desk.ts';
import type { ServerContext } from '../platform/context.ts';

/** A number of tips with equal month, state and dates. */
interface TipGroup {
  readonly state: TipState;
  readonly outcome: TipOutcome | null;
  /** YYYY-MM */
  readonly arrived: string;
  readonly closed: string | null;
  readonly due: Day | null;
  readonly tips: number;
}

const monthOf = (day: Day): string => day.slice(0, 7);

const sum = (list: readonly TipGroup[], wanted: (tip: TipGroup) => boolean): number =>
  list.filter(wanted).reduce((total, { tips }) => total + tips, 0);

const byName = <Name extends string>(names: readonly Name[], count: (name: Name) => number): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, count(name)])) as Record<Name, number>;

/** Counts the tips that await the office, and those of each month. */
export function countTips(tips: readonly TipGroup[], today: Day): TipCounts {
  const waiting = tips.filter(({ state }) => state !== 'closed' && state !== 'passed');
  const soon = addDays(today, SOON_DAYS);
  const months = new Set(tips.flatMap(({ arrived, closed }) => (closed ? [arrived, closed] : [arrived])));
  return {
    total: sum(tips, () => true),
    byState: byName(tipStates, (name) => sum(tips, ({ state }) => state === name)),
    byOutcome: byName(tipOutcomes, (name) => sum(tips, ({ outcome }) => outcome === name)),
    overdue: sum(waiting, ({ due }) => due !== null && due < today),
    dueSoon: sum(waiting, ({ due }) => due !== null && due >= today && due <= soon),
    byMonth: [...months].sort().map((month) => ({
      month,
      received: sum(tips, ({ arrived }) => arrived === month),
      closed: sum(tips, ({ closed }) => closed === month),
    })),
  };
}

export async function tipCounts({ db, district, now }: ServerContext): Promise<TipCounts> {
  const currentTips = await db
    .selectFrom('tip')
    .where('district', '=', district)
    .select(['state', 'outcome', 'arrived', 'closed', 'due'])
    .execute();
  const deletedTips = await db.selectFrom('tip_tally').where('district', '=', district).selectAll().execute();
  const groups: TipGroup[] = [
    ...currentTips.map(({ arrived, closed, ...tip }) => ({
      ...tip,
      arrived: monthOf(arrived),
      closed: closed && monthOf(closed),
      tips: 1,
    })),
    ...deletedTips.map(({ outcome, arrived, closed, tips }) => ({
      state: 'closed' as const,
      outcome,
      arrived,
      closed,
      due: null,
      tips,
    })),
  ];
  return countTips(groups, dayAt(now()));
}

interface DeletedTip {
  readonly arrived: Day;
  readonly closed: Day | null;
  readonly outcome: TipOutcome | null;
}

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
