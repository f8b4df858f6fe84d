import { audiences, type Card, linesOf, topics } from './card.ts';
import { fillIn } from './law-values.ts';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** All that a card can be found by. */
const haystack = (card: Card): string =>
  plain(
    [
      card.title,
      card.summary,
      ...card.words,
      topics[card.topic],
      ...card.audience.map((name) => audiences[name]),
      ...linesOf(card).map(({ text }) => fillIn(text)),
    ].join('\n'),
  );

/** Finds the cards that have every word of a query, in their order. An empty query finds all. */
export function searchCards(cards: readonly Card[], query: string): readonly Card[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  return cards.filter((card) => {
    const text = haystack(card);
    return wanted.every((word) => text.includes(word));
  });
}
