import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { firstOfMonth } from '../../domain/kernel/period.ts';
import { noId } from '../platform/database/tables.ts';
import { type FigureInput, RECORDS, roundQuantity, type TallyFigure } from './figure-input.ts';

/** A quantity with its number of records, as a total or a difference. */
export interface Sum {
  reported: number;
  verified: number;
  records: number;
}

/** The lengths of time that sums are kept for. Boards read months, and days for the parts of a month. */
export const spans = ['day', 'month'] as const;
export type Span = (typeof spans)[number];

/** The sums of one day or month, place, squad and campaign. `noId` stands for a missing one. */
export interface Cell {
  readonly span: Span;
  /** A month's is its first day. */
  readonly day: Day;
  readonly place: Id;
  readonly squad: Id;
  readonly campaign: Id;
  readonly sums: Map<TallyFigure, Sum>;
}

/** Cells by `cellKey`. */
export type Cells = Map<string, Cell>;

/** The position of a cell: its span, day, place, squad and campaign. */
export type CellKey = Omit<Cell, 'sums'>;

export const cellKey = ({ span, day, place, squad, campaign }: CellKey): string =>
  `${span} ${day} ${place} ${squad} ${campaign}`;

function cellAt(cells: Cells, at: CellKey): Cell {
  const key = cellKey(at);
  const known = cells.get(key);
  if (known) return known;
  const cell = { ...at, sums: new Map<TallyFigure, Sum>() };
  cells.set(key, cell);
  return cell;
}

/** Adds to a cell's sum of one figure. */
export function addToCell(
  { sums }: Cell,
  figure: TallyFigure,
  reported: number,
  verified: number,
  records: number,
): void {
  const sum = sums.get(figure);
  if (!sum) {
    sums.set(figure, { reported, verified, records });
    return;
  }
  sum.reported += reported;
  sum.verified += verified;
  sum.records += records;
}

/** Adds a record's figure input to the sums of its day and month, or subtracts it when `sign` is -1. */
export function addToTally(cells: Cells, input: FigureInput | undefined, sign: 1 | -1): void {
  if (!input) return;
  const { day, place, squad, campaign, verified, contributions, counts } = input;
  const at = { place: place ?? noId, squad: squad ?? noId, campaign: campaign ?? noId };
  for (const span of spans) {
    const cell = cellAt(cells, { span, day: span === 'month' ? firstOfMonth(day) : day, ...at });
    for (const { figure, quantity } of contributions)
      addToCell(cell, figure, sign * quantity, verified ? sign * quantity : 0, sign);
    if (counts) addToCell(cell, RECORDS, sign, verified ? sign : 0, sign);
  }
}

const isNothing = ({ reported, verified, records }: Sum): boolean =>
  records === 0 && roundQuantity(reported) === 0 && roundQuantity(verified) === 0;

/** Tells whether all sums of a cell are zero. */
export function isZero({ sums }: Cell): boolean {
  for (const sum of sums.values()) if (!isNothing(sum)) return false;
  return true;
}

/** Returns a cell's sums as they are stored: rounded, sorted by name, without zeros. */
export function nonZeroSums({ sums }: Cell): (Sum & { readonly figure: TallyFigure })[] {
  const settled: (Sum & { readonly figure: TallyFigure })[] = [];
  for (const [figure, sum] of sums) {
    if (isNothing(sum)) continue;
    const { reported, verified, records } = sum;
    settled.push({ figure, reported: roundQuantity(reported), verified: roundQuantity(verified), records });
  }
  return settled.sort((a, b) => (a.figure < b.figure ? -1 : 1));
}
