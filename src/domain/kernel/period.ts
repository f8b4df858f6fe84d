import { addDays, type Day, isDay, yearOf } from './day.ts';

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
        from: firstOfMonth(today),
        to: lastOfMonth(today),
      };
    case 'year':
      return wholeYear(year);
    case 'campaign': {
      const campaign = month >= 6 ? year : year - 1;
      return { from: `${campaign}-06-01`, to: `${campaign}-06-30` };
    }
  }
}

/** Returns the period of a calendar year. */
export const wholeYear = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** Returns the first day of a day's month. */
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 8)}01`;

/** Returns the last day of a day's month. */
const lastOfMonth = (day: Day): Day => `${day.slice(0, 8)}${pad(lastDayOfMonth(yearOf(day), Number(day.slice(5, 7))))}`;

/** Returns the same days a year before. 29 February becomes the 28th, and the last of February stays the last. */
export function yearBefore({ from, to }: Period): Period {
  const before = (day: Day): Day => `${yearOf(day) - 1}${day.slice(4)}`;
  const first = before(from);
  const isLast = to === lastOfMonth(to);
  const last = isLast ? lastOfMonth(`${before(to).slice(0, 8)}01`) : before(to);
  return { from: isDay(first) ? first : addDays(from, -366), to: isDay(last) ? last : addDays(to, -366) };
}

/** Tells whether a period is one calendar year. */
export const isYear = ({ from, to }: Period): boolean => {
  const year = wholeYear(yearOf(from));
  return from === year.from && to === year.to;
};

/** A period in parts without gap or overlap: its whole months, and the days before and after them. */
export interface PeriodParts {
  /** From the first day of a month to the last of one; undefined without a whole month. */
  readonly months: Period | undefined;
  /** Each lies within one month; at most two. */
  readonly days: readonly Period[];
}

export function partsOf({ from, to }: Period): PeriodParts {
  const isWhole = from === firstOfMonth(from) && to === lastOfMonth(to);
  // Within one month nothing lies beyond it, which matters in the last month that there is.
  if (!isWhole && firstOfMonth(from) === firstOfMonth(to)) return { months: undefined, days: [{ from, to }] };
  const first = from === firstOfMonth(from) ? from : addDays(lastOfMonth(from), 1);
  const last = to === lastOfMonth(to) ? to : addDays(firstOfMonth(to), -1);
  const days = [
    ...(from < first ? [{ from, to: addDays(first, -1) }] : []),
    ...(last < to ? [{ from: addDays(last, 1), to }] : []),
  ];
  return { months: first < last ? { from: first, to: last } : undefined, days };
}

/** Returns the period between two days; undefined if one is no day or they are in the wrong order. */
export const periodBetween = (from: unknown, to: unknown): Period | undefined =>
  isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
