import type { Day } from '../kernel/day.ts';
import type { CardId } from './card-ids.ts';
import type { HotlineNumber } from './hotline.ts';
import type { Source } from './source.ts';
import type { SourceId } from './sources.ts';

/** The parts of a card, in the order in which they stand. Each at most once; a card has those that apply. */
export const parts = ['looks', 'effects', 'law', 'refuse', 'help'] as const;
export type Part = (typeof parts)[number];

/** Headings of the parts. */
export const partNames: Readonly<Record<Part, string>> = {
  looks: '长什么样',
  effects: '会怎样',
  law: '法律',
  refuse: '怎么拒绝',
  help: '求助',
};

/** The groups of cards, in the order of the page. */
export const topics = {
  drugs: '认识毒品',
  disguise: '伪装',
  plants: '植物',
  law: '法律',
  refuse: '怎样拒绝',
  help: '求助',
} as const;
export type Topic = keyof typeof topics;

/** The readers that a card is written for; `families` have somebody who is being treated. */
export type Audience = 'everybody' | 'pupils' | 'parents' | 'villagers' | 'families';

/** A sentence. A fact names its source; advice and what we offer have none. `{id}` stands for a value of the law. */
export type Line<Cited = SourceId> =
  | { readonly sort: 'fact'; readonly text: string; readonly source: Cited }
  | { readonly sort: 'advice'; readonly text: string };

export interface Block<Cited = SourceId> {
  readonly part: Part;
  readonly lines: readonly Line<Cited>[];
  /** Numbers to call; the part `help` alone has them. */
  readonly calls?: readonly HotlineNumber[];
}

interface CardOf<CardName, Cited> {
  readonly id: CardName;
  readonly topic: Topic;
  readonly audience: readonly Audience[];
  readonly title: string;
  /** One sentence of at most 40 characters. */
  readonly summary: string;
  /** Other words by which people look for it. */
  readonly words: readonly string[];
  /** The symbol in `public/pictures/cards.svg`, with what it shows for those who can not see it. */
  readonly picture: { readonly symbol: string; readonly shows: string };
  readonly blocks: readonly Block<Cited>[];
  readonly checkedOn: Day;
  /** From this day on readers are told that newer rules count, and the office is asked to look again. */
  readonly checkBy: Day;
}

/** A card of the product. */
export type Card = CardOf<CardId, SourceId>;

/** A card as a district shows it: of the product, or in the office's own words. */
export type ShownCard = CardOf<string, SourceId | Source>;

export const fact = (source: SourceId, text: string): Line => ({ sort: 'fact', text, source });
export const advice = (text: string): Line => ({ sort: 'advice', text });

export const looks = (...lines: Line[]): Block => ({ part: 'looks', lines });
export const effects = (...lines: Line[]): Block => ({ part: 'effects', lines });
export const law = (...lines: Line[]): Block => ({ part: 'law', lines });
export const refuse = (...lines: Line[]): Block => ({ part: 'refuse', lines });
export const help = (calls: readonly HotlineNumber[], ...lines: Line[]): Block => ({ part: 'help', lines, calls });

/** The look at all cards before their first release. */
export const checked = { checkedOn: '2026-11-30', checkBy: '2027-05-15' } as const;

export const linesOf = <Cited>({ blocks }: { readonly blocks: readonly Block<Cited>[] }): readonly Line<Cited>[] =>
  blocks.flatMap(({ lines }) => lines);

/** The sources of a card's facts, each once, in the order in which they are first named. */
export const sourcesOf = <Cited>(card: { readonly blocks: readonly Block<Cited>[] }): readonly Cited[] => [
  ...new Set(linesOf(card).flatMap((line) => (line.sort === 'fact' ? [line.source] : []))),
];
