import type { Bound, FigureEntry } from '../../../../domain/figures/entry.ts';
import type { Day } from '../../../../domain/kernel/day.ts';
import { groupBy } from '../../../../domain/kernel/group-by.ts';
import { isFigure } from '../../../../domain/records/kinds/index.ts';
import { isNumber, type Value } from '../../../../domain/reports/value.ts';
import type { Amounts, BoardResponse } from '../../../../protocol/figures/board.ts';
import { amountOf } from './amounts.ts';

/** A figure of the catalogue with its value for a period. */
export interface FigureRow {
  readonly entry: FigureEntry;
  readonly value: Value;
  /** The value of the year before. */
  readonly before: Value;
  /** The sums of its records; undefined for figures that no records count. */
  readonly amounts: Amounts | undefined;
  /** The amounts month by month, none after today; empty for figures that no records count. */
  readonly months: readonly (Amounts & { readonly month: string })[];
}

/** Moves each "of these" behind the figure that it is a part of. */
function partsAfterWholes(entries: readonly FigureEntry[]): readonly FigureEntry[] {
  const ids = new Set(entries.map(({ id }) => id));
  const behind = groupBy(entries, ({ of }) => (of !== undefined && ids.has(of) ? of : undefined));
  const withParts = (entry: FigureEntry): FigureEntry[] => [entry, ...(behind.get(entry.id) ?? []).flatMap(withParts)];
  return (behind.get(undefined) ?? []).flatMap(withParts);
}

/**
 * Makes the rows of 指标.
 * @param isPartial only a town's, squad's or campaign's work is asked for, which only records tell apart
 */
export function figureRows(
  entries: readonly FigureEntry[],
  read: (entry: FigureEntry, period: 'present' | 'previous') => Value,
  board: Pick<BoardResponse, 'figures' | 'months'>,
  { today, isPartial }: { readonly today: Day; readonly isPartial: boolean },
): FigureRow[] {
  const months = board.months.filter(({ month }) => month <= today.slice(0, 7));
  return partsAfterWholes(entries)
    .filter(({ dimensions }) => !isPartial || dimensions.includes('squad'))
    .map((entry) => {
      const { id } = entry;
      const isCounted = isFigure(id);
      return {
        entry,
        value: read(entry, 'present'),
        before: read(entry, 'previous'),
        amounts: isCounted ? board.figures.find(({ figure }) => figure === id) : undefined,
        months: isCounted ? months.map(({ month, figures }) => ({ ...amountOf(figures, id), month })) : [],
      };
    });
}

/** The part of a figure that was verified, from 0 to 1; undefined without an amount. */
export const verifiedShare = ({ amounts }: FigureRow): number | undefined =>
  amounts && amounts.reported > 0 ? amounts.verified / amounts.reported : undefined;

/** Whether a value is on the right side of its bound; undefined for a missing value. */
export function meets({ is, value: bound }: Bound, value: Value): boolean | undefined {
  if (!isNumber(value)) return undefined;
  if (is === 'least') return value.value >= bound;
  return is === 'most' ? value.value <= bound : value.value === bound;
}

/**
 * How a value changed since the year before: in percent, or in points for a percentage. Undefined without a base: nothing
 * grows from nothing.
 */
export function changeOf({ value, before, entry }: FigureRow): { by: number; in: 'percent' | 'points' } | undefined {
  if (!isNumber(value) || !isNumber(before)) return undefined;
  if (entry.unit === 'percent') return { by: value.value - before.value, in: 'points' };
  return before.value > 0 ? { by: (value.value / before.value - 1) * 100, in: 'percent' } : undefined;
}
