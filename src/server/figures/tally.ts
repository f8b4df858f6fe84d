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

type TallyAt = Readonly<Record<'figure' | 'day' | 'place' | 'squad', string>>;

export const tallyKey = ({ figure, day, place, squad }: TallyAt): string => `${day} ${place} ${squad} ${figure}`;

/** Adds a record's standing to the sums, or takes it away when `sign` is -1. */
export function tallyUp(tallies: Tallies, standing: Standing | undefined, sign: 1 | -1): void {
  if (!standing) return;
  const { day, verified, contributions, counts } = standing;
  const place = standing.place ?? noId;
  const squad = standing.squad ?? noId;
  const add = (figure: TallyFigure, quantity: number): void => {
    const key = tallyKey({ figure, day, place, squad });
    let row = tallies.get(key);
    if (!row) {
      row = { figure, day, place, squad, reported: 0, verified: 0, records: 0 };
      tallies.set(key, row);
    }
    row.reported += sign * quantity;
    row.verified += verified ? sign * quantity : 0;
    row.records += sign;
  };
  for (const { figure, quantity } of contributions) add(figure, quantity);
  if (counts) add(RECORDS, 1);
}
