import type { Day } from '../kernel/day.ts';
import type { Part, Topic } from './card.ts';
import type { HotlineNumber } from './hotline.ts';
import type { Mark } from './plants.ts';
import type { Question } from './question.ts';
import type { Source } from './source.ts';

/** The days of a look at something: when it was, and when the next is due. */
export interface Look {
  readonly checkedOn: Day;
  readonly checkBy: Day;
}

/** A document that the office names: its title, and where known its issuer and date. */
export type OwnSource = Pick<Source, 'title' | 'by' | 'date'>;

/** A sentence of the office; `source` is the place of its source in the card's list, absent for advice. */
export interface OwnLine {
  readonly text: string;
  readonly source?: number | undefined;
}

/** A card in the office's own words. */
export interface OwnCard extends Look {
  readonly topic: Topic;
  readonly title: string;
  readonly summary: string;
  readonly words: readonly string[];
  readonly parts: { readonly [P in Part]?: readonly OwnLine[] | undefined };
  /** Numbers to call, under 求助. */
  readonly calls: readonly HotlineNumber[];
  readonly sources: readonly OwnSource[];
}

/** A question of the quiz in the office's own words. Its number and its card stay. */
export type OwnQuestion = Pick<Question, 'text' | 'options' | 'answer' | 'because'>;

/** The marks of two plants in the office's own words. */
export interface OwnView {
  readonly marks: readonly Pick<Mark, 'id' | 'watched' | 'other'>[];
}

/** A value of the law that a person compared with the law's text. */
export interface Confirmation extends Look {
  readonly value: number | string;
  readonly article?: number | undefined;
  readonly source: OwnSource;
  /** The person who compared it, for the office alone. */
  readonly name?: string | undefined;
}

/** The sorts of content, each with what the office writes of it. */
export interface OwnTexts {
  readonly card: OwnCard;
  readonly question: OwnQuestion;
  readonly plant: OwnView;
  readonly law: Confirmation;
}
export type Sort = keyof OwnTexts;
export const sorts = ['card', 'question', 'plant', 'law'] as const satisfies readonly Sort[];

/** The office's decision about a piece of content. The product's own text stays in the program. */
export interface Entry<Own> {
  readonly isHidden: boolean;
  readonly own?: Own | undefined;
  /** The office's last look at the text that is shown. */
  readonly looked?: Look | undefined;
}

/** An entry with the number of its changes, by which two editors notice each other, and the last of them. */
export interface KeptEntry<Own> extends Entry<Own> {
  /** The office's text before it went back to the product's, from which it may go on. */
  readonly former?: Own | undefined;
  readonly version: number;
  readonly by: string;
  readonly at: number;
}

type Entries<E> = Readonly<Record<string, E>>;

/** All decisions of a district, by the id of the card, question, plants or value of the law. */
export type Content = { readonly [S in Sort]: Entries<Entry<OwnTexts[S]>> };
/** The same with who decided, which the desk alone sees. */
export type KeptContent = { readonly [S in Sort]: Entries<KeptEntry<OwnTexts[S]>> };

export const noContent: KeptContent = { card: {}, question: {}, plant: {}, law: {} };

/** Ids of cards that the office adds: `own-1` and so on. */
export type OwnCardId = `own-${number}`;
export const ownCardId = (number: number): OwnCardId => `own-${number}`;
export const MOST_OWN_CARDS = 99;
export const isOwnCardId = (id: string): id is OwnCardId => /^own-[1-9]\d?$/.test(id);
