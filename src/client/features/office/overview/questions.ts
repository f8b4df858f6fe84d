import type { Id } from '../../../../domain/kernel/id.ts';
import type { BoardQuery, BoardResponse } from '../../../../protocol/figures/board.ts';
import { amountOf } from './amounts.ts';
import { isPartial } from './board-query.ts';

/** A printed material's supply in the district: stock at the start of the year and copies printed since. */
export interface Stock {
  readonly name: string;
  readonly opening: number | undefined;
  readonly printed: number;
}

/** An inconsistency, or a point that the annual summary will be asked about. */
export type Question =
  | { readonly kind: 'stock'; readonly handed: number; readonly stock: number; readonly unopened: readonly string[] }
  | { readonly kind: 'pledgeLow'; readonly rate: number }
  | { readonly kind: 'pledgeOver'; readonly signed: number; readonly asked: number }
  | { readonly kind: 'unsureDates'; readonly records: number }
  | { readonly kind: 'noPlace'; readonly records: number }
  | { readonly kind: 'uncovered'; readonly villages: readonly Id[] };

/** At least 98% of households should sign 责任书. */
const PLEDGE_GOAL = 0.98;

function askStock(board: BoardResponse, query: BoardQuery, stocks: readonly Stock[]): Question[] {
  // Stock is known for the whole district only, so it cannot be compared with a part of the work.
  if (isPartial(query) || stocks.length === 0) return [];
  const handed = amountOf(board.figures, 'leaflet.distributed').reported;
  const stock = stocks.reduce((sum, { opening, printed }) => sum + (opening ?? 0) + printed, 0);
  const unopened = stocks.filter(({ opening }) => opening === undefined).map(({ name }) => name);
  return handed > stock ? [{ kind: 'stock', handed, stock, unopened }] : [];
}

function askPledges({ figures, pledged }: BoardResponse): Question[] {
  const signed = amountOf(figures, 'pledge.signed').reported;
  const asked = amountOf(figures, 'pledge.asked').reported;
  if (asked > 0 && signed > asked) return [{ kind: 'pledgeOver', signed, asked }];
  if (!pledged?.households || pledged.of === 0) return [];
  const rate = pledged.households / pledged.of;
  return rate < PLEDGE_GOAL ? [{ kind: 'pledgeLow', rate }] : [];
}

/** Finds what the office should check before it uses the figures. Looks at counts only and judges nobody. */
export function questionsOf(board: BoardResponse, query: BoardQuery, stocks: readonly Stock[]): Question[] {
  const villages = board.coverage.filter(({ records }) => records === 0).map(({ village }) => village);
  const unsure = board.unsureDates.count;
  return [
    ...(unsure > 0 ? [{ kind: 'unsureDates' as const, records: unsure }] : []),
    ...askStock(board, query, stocks),
    ...askPledges(board),
    ...(board.placeMissing > 0 ? [{ kind: 'noPlace' as const, records: board.placeMissing }] : []),
    ...(villages.length > 0 ? [{ kind: 'uncovered' as const, villages }] : []),
  ];
}
