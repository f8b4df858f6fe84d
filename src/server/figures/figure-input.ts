import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { Contribution } from '../../domain/records/figure.ts';
import { type Figure, isSomewhere } from '../../domain/records/kinds/index.ts';
import { contributionsOf, type FoldedRecord, recordDay, statusOf, textField } from '../../domain/records/record.ts';
import { ALL_RECORDS, type EvidenceFigure } from '../../protocol/figures/board.ts';

/**
 * The tally of records, beside those of the figures: each record of field work counts once. A record may add to several
 * figures, so coverage and missing places are computed from this tally.
 */
export const RECORDS = ALL_RECORDS;

export type TallyFigure = EvidenceFigure;

/** Rounds a quantity to a millionth, so that decimals which are added and subtracted again leave zero. */
export const roundQuantity = (quantity: number): number => Math.round(quantity * 1e6) / 1e6;

/** A record's input to the figures: day, place, squad, campaign, member and contributions. */
export interface FigureInput {
  readonly day: Day;
  readonly place: Id | null;
  readonly squad: Id | null;
  readonly campaign: Id | null;
  readonly member: Id | null;
  readonly verified: boolean;
  readonly contributions: readonly Contribution<Figure>[];
  /** True if the record counts as coverage: it has a contribution other than hours, and its kind has a place. */
  readonly counts: boolean;
}

/**
 * Computes a record's figure input.
 * @returns undefined when the record adds nothing: taken back, sent back, or without a day
 */
export function figureInputOf(record: FoldedRecord): FigureInput | undefined {
  const day = recordDay(record);
  if (day === undefined) return undefined;
  const contributions: Contribution<Figure>[] = [];
  for (const { figure, quantity } of contributionsOf(record)) {
    const rounded = roundQuantity(quantity);
    if (rounded !== 0) contributions.push({ figure, quantity: rounded });
  }
  if (contributions.length === 0) return undefined;
  return {
    day,
    place: textField(record, 'place') ?? null,
    squad: textField(record, 'squad') ?? null,
    campaign: textField(record, 'campaign') ?? null,
    member: textField(record, 'member') ?? null,
    verified: statusOf(record) === 'verified',
    contributions,
    counts: isSomewhere(record.kind) && contributions.some(({ figure }) => figure !== 'service.hours'),
  };
}
