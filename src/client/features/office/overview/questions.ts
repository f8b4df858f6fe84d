import type { Id } from '../../../../domain/kernel/id.ts';
import type { BoardQuery, BoardResponse } from '../../../../protocol/figures/board.ts';
import { amountOf } from './amounts.ts';

/** What printed material the district has had: stock at the year's start and what was printed since. */
export interface Stock {
  readonly name: string;
  readonly opening: number | undefined;
  readonly printed: number;
}

/** Something that does not fit together, or that the summary will be asked about. */
export type Question =
  | { readonly kind: 'stock'; readonly handed: number; readonly stock: number; readonly unopened: readonly string[] }
  | { readonly kind: 'pledgeLow'; readonly rate: number }
  | { readonly kind: 'pledgeOver'; readonly signed: number; readonly asked: number }
  | { readonly kind: 'unsureDates'; readonly records: number }
  | { readonly kind: 'noPlace'; readonly records: number }
  | { readonly kind: 'uncovered'; readonly villages: readonly Id[] };

/** 责任书 are to be signed by at least 98% of households. */
const PLEDGE_GOAL = 0.98;

function askStock(board: BoardResponse, query: BoardQuery, stocks: readonly Stock[]): Question[] {
  // Stock is the whole district's: part of the work can not be held against it.
  if (query.town || query.squad || stocks.length === 0) return [];
  const handed = amountOf(board.figures, 'leaflet.distributed').reported;
  const stock = stocks.reduce((sum, { opening, printed }) => sum + (opening ?? 0) + printed, 0);
  const unopened = stocks.filter(({ opening }) => opening === undefined).map(({ name }) => name);
  return handed > stock ? [{ kind: 'stock', handed, stock, unopened }] : [];
}

function askPledges({ figures }: BoardResponse): Question[] {
  const signed = amountOf(figures, 'pledge.signed').reported;
  const asked = amountOf(figures, 'pledge.asked').reported;
  if (asked === 0) return [];
  if (signed > asked) return [{ kind: 'pledgeOver', signed, asked }];
  return signed / asked < PLEDGE_GOAL ? [{ kind: 'pledgeLow', rate: signed / asked }] : [];
}

/** What the office should ask about before it writes these figures down. Only from what was counted; no one is judged. */
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
