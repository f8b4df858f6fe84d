import type { Day } from '../kernel/day.ts';
import { type Card, linesOf } from './card.ts';
import { isLawValueId, lawValueOf, slotsOf } from './law-values.ts';

/** Notes to a reader about the age of a card. */
export interface Review {
  /** The card, or a value of the law in it, is due for another look: newer rules count. */
  readonly outdated: boolean;
  /** A value of the law in it was never compared with the law's text. */
  readonly unchecked: boolean;
}

/** Judges a card on a day. */
export function reviewOf(card: Card, today: Day): Review {
  const values = linesOf(card)
    .flatMap(({ text }) => slotsOf(text))
    .filter(isLawValueId)
    .map(lawValueOf);
  return {
    outdated: [card, ...values].some(({ checkBy }) => today >= checkBy),
    unchecked: values.some(({ checked }) => !checked),
  };
}
