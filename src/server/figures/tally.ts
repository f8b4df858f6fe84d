import { noId } from '../database/tables.ts';
import { RECORDS, type Standing, type TallyFigure } from './standing.ts';

/** A row of `tally` without its district: a sum, or a difference to one. */
export interface TallyRow {
  readonly figure: TallyFigure;
  readonly day: string;
  readonly place: string;
  readonly squad: string;
  reported: number;
  verified: number;
  records: number;
}

/** Sums by figure, day, place and squad. */
export type Tallies = Map<string, TallyRow>;

export const tallyKey = ({ figure, day, place, squad }: Pick<TallyRow, 'figure' | 'day' | 'place' | 'squad'>): string =>
  `${figure} ${day} ${place} ${squad}`;

/** Adds a record's standing to the sums, or takes it away when `sign` is -1. */
export function tallyUp(tallies: Tallies, standing: Standing | undefined, sign: 1 | -1): void {
  if (!standing) return;
  const { day, verified } = standing;
  const add = (figure: TallyFigure, quantity: number): void => {
    const at = { figure, day, place: standing.place ?? noId, squad: standing.squad ?? noId };
    const key = tallyKey(at);
    let row = tallies.get(key);
    if (!row) {
      row = { ...at, reported: 0, verified: 0, records: 0 };
      tallies.set(key, row);
    }
    row.reported += sign * quantity;
    row.verified += verified ? sign * quantity : 0;
    row.records += sign;
  };
  for (const { figure, quantity } of standing.contributions) add(figure, quantity);
  if (standing.counts) add(RECORDS, 1);
}
