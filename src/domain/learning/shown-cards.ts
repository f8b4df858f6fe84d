import { type Card, parts, type ShownCard, type Topic, topics } from './card.ts';
import { cards } from './cards/index.ts';
import { type Content, type Entry, isOwnCardId, type OwnCard, type OwnLine } from './content.ts';

/** The symbols of cards that the office adds. */
const topicSymbols: Readonly<Record<Topic, string>> = {
  drugs: 'what',
  disguise: 'snack',
  plants: 'one-plant',
  law: 'scales',
  refuse: 'speech',
  help: 'hand',
};

const originalOf = (id: string): Card | undefined => cards.find((card) => card.id === id);

/** Makes a card of the office's words, with the picture and the audience of the one that it replaces. */
export function cardFromOwn(id: string, own: OwnCard): ShownCard {
  const original = originalOf(id);
  const sources = own.sources.map((source) => ({ ...source, sure: 'read' as const }));
  const line = ({ text, source }: OwnLine) => {
    const cited = source === undefined ? undefined : sources[source];
    return cited ? { sort: 'fact' as const, text, source: cited } : { sort: 'advice' as const, text };
  };
  return {
    id,
    topic: own.topic,
    audience: original?.audience ?? ['everybody'],
    title: own.title,
    summary: own.summary,
    words: own.words,
    picture: original?.picture ?? { symbol: topicSymbols[own.topic], shows: topics[own.topic] },
    blocks: parts.flatMap((part) => {
      const lines = (own.parts[part] ?? []).map(line);
      if (lines.length === 0) return [];
      return [{ part, lines, ...(part === 'help' && { calls: own.calls }) }];
    }),
    checkedOn: own.checkedOn,
    checkBy: own.checkBy,
  };
}

function shownCard(id: string, original: Card | undefined, entry: Entry<OwnCard> | undefined): ShownCard | undefined {
  const card = entry?.own ? cardFromOwn(id, entry.own) : original;
  return card && { ...card, ...entry?.looked };
}

/** Returns every card of a district, hidden ones too: the product's in their order, then those that the office added. */
export function allCards({ card }: Pick<Content, 'card'>): readonly ShownCard[] {
  const added = Object.keys(card).filter(isOwnCardId);
  return [
    ...cards.flatMap((original) => shownCard(original.id, original, card[original.id]) ?? []),
    ...added.flatMap((id) => shownCard(id, undefined, card[id]) ?? []),
  ];
}

/** Returns the cards that a district's readers see. */
export const shownCards = (content: Pick<Content, 'card'>): readonly ShownCard[] =>
  allCards(content).filter(({ id }) => !content.card[id]?.isHidden);
