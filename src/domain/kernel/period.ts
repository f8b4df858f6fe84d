import { type Day, isDay, yearOf } from './day.ts';

/** A range of days, both ends included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

export const periodNames = ['today', 'month', 'year', 'campaign'] as const;
export type PeriodName = (typeof periodNames)[number];

const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const pad = (n: number): string => String(n).padStart(2, '0');

/**
 * Resolves a named period on a given day. `campaign` is 全民禁毒宣传月, June: this year's from 1 June on, before that last
 * year's, so that the board never opens on a future period.
 */
export function periodOf(name: PeriodName, today: Day): Period {
  const year = yearOf(today);
  const month = Number(today.slice(5, 7));
  switch (name) {
    case 'today':
      return { from: today, to: today };
    case 'month':
      return {
        from: `${today.slice(0, 8)}01`,
        to: `${today.slice(0, 8)}${pad(lastDayOfMonth(year, month))}`,
      };
    case 'year':
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    case 'campaign': {
      const campaign = month >= 6 ? year : year - 1;
      return { from: `${campaign}-06-01`, to: `${campaign}-06-30` };
    }
  }
}

/** Returns the period between two days; undefined if one is no day or they are in the wrong order. */
export const periodBetween = (from: unknown, to: unknown): Period | undefined =>
  isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
