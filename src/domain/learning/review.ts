import type { Day } from '../kernel/day.ts';
import { linesOf, type ShownCard } from './card.ts';
import type { LawValue } from './law.ts';
import { isLawValueId, type LawTable, slotsOf } from './law-values.ts';

/** Notes to a reader about the age of a card. */
export interface Review {
  /** The card, or a value of the law in it, is due for another look: newer rules count. */
  readonly outdated: boolean;
  /** A value of the law in it was never compared with the law's text. */
  readonly unchecked: boolean;
}

const valuesIn = (texts: readonly string[], table: LawTable): readonly LawValue[] =>
  texts
    .flatMap(slotsOf)
    .filter(isLawValueId)
    .map((id) => table[id]);

/** Tells whether a value of the law in these texts is due for another look. */
export const hasDueValue = (texts: readonly string[], table: LawTable, today: Day): boolean =>
  valuesIn(texts, table).some(({ checkBy }) => today >= checkBy);

/** Judges a card on a day. */
export function reviewOf(card: ShownCard, today: Day, table: LawTable): Review {
  const values = valuesIn(
    linesOf(card).map(({ text }) => text),
    table,
  );
  return {
    outdated: [card, ...values].some(({ checkBy }) => today >= checkBy),
    unchecked: values.some(({ checked }) => !checked),
  };
}
