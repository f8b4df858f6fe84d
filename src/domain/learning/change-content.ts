import { daysBetween, isDay } from '../kernel/day.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type CardFault, cardFaults, textsOf, wordsAtFault } from './card-check.ts';
import {
  type Confirmation,
  type Content,
  type Entry,
  isOwnCardId,
  type KeptContent,
  type KeptEntry,
  type Look,
  MOST_OWN_CARDS,
  type OwnCard,
  type OwnQuestion,
  type OwnTexts,
  type OwnView,
  type Sort,
} from './content.ts';
import { isLawValueId, lawValues } from './law-values.ts';
import { unknownSources } from './own-text.ts';
import { comparisons } from './plants.ts';
import { type QuestionFault, questionFaults } from './question.ts';
import { questions } from './questions.ts';
import { allCards, cardFromOwn } from './shown-cards.ts';
import { viewId } from './shown-plants.ts';

/** An act of the office. `restore` brings the product's own text back, or takes a confirmed value away. */
export type ContentAct<S extends Sort = Sort> =
  | { readonly act: 'hide' | 'show' | 'restore' }
  | ({ readonly act: 'look' } & Look)
  | { readonly act: 'write'; readonly own: OwnTexts[S] };

/** A change of one piece of content, and the version of it that the editor saw; 0 before any. */
export type ContentChange = {
  [S in Sort]: { readonly sort: S; readonly id: string; readonly basedOn: number; readonly change: ContentAct<S> };
}[Sort];

/** A reason why a text is not taken, with the words that are at fault where there are such. */
export interface ContentFault {
  readonly fault:
    | CardFault
    | QuestionFault
    | 'no_title'
    | 'no_such_source'
    | 'no_such_source'
    | 'no_mark'
    | 'bad_value'
    | 'no_name';
  readonly words: readonly string[];
}

/** `faults`: the text is not taken; `conflict`: somebody else changed it; `not_found`; `too_many` cards were added. */
export type ContentFailure =
  | { readonly code: 'conflict' | 'not_found' | 'too_many' }
  | { readonly code: 'faults'; readonly faults: readonly ContentFault[] };

const isLook = ({ checkedOn, checkBy }: Look): boolean =>
  isDay(checkedOn) && isDay(checkBy) && daysBetween(checkedOn, checkBy) >= 1;

const withWords = (fault: ContentFault['fault'], texts: readonly string[]): ContentFault => ({
  fault,
  words: fault in wordsAtFault ? texts.flatMap(wordsAtFault[fault as keyof typeof wordsAtFault]) : [],
});
const bare = (fault: ContentFault['fault'], isFault: boolean): readonly ContentFault[] =>
  isFault ? [{ fault, words: [] }] : [];

/** Lists what is wrong with a card in the office's words. */
export function ownCardFaults(id: string, own: OwnCard): readonly ContentFault[] {
  const card = cardFromOwn(id, own);
  const texts = textsOf(card);
  return [
    ...bare('no_title', own.title.trim() === ''),
    ...cardFaults(card).map((fault) => withWords(fault, texts)),
    ...unknownSources(
      Object.values(own.parts).flatMap((lines) => lines ?? []),
      own.sources,
    ).map((number) => ({ fault: 'no_such_source' as const, words: [String(number)] })),
  ];
}

/** Lists what is wrong with a question in the office's words. */
export const ownQuestionFaults = (own: OwnQuestion): readonly ContentFault[] =>
  questionFaults({ number: 1, about: 'calendar', ...own }).map((fault) =>
    withWords(fault, [own.text, ...own.options, own.because]),
  );

/** Lists what is wrong with the marks of plants in the office's words. */
export function ownViewFaults({ marks }: OwnView): readonly ContentFault[] {
  const texts = marks.flatMap(({ watched, other }) => [watched, other]);
  return [
    ...bare('no_mark', texts.length === 0 || texts.some((text) => text.trim() === '')),
    ...(['forbidden_word', 'unknown_law_value'] as const)
      .map((fault) => withWords(fault, texts))
      .filter(({ words }) => words.length > 0),
  ];
}

const MOST_ARTICLES = 999;

/** Lists what is wrong with a confirmation of a value of the law. */
export function confirmationFaults(id: string, own: Confirmation): readonly ContentFault[] {
  const unit = isLawValueId(id) ? lawValues[id].unit : undefined;
  const { value } = own;
  const isGood =
    typeof value === 'string'
      ? unit === 'day'
        ? isDay(value)
        : unit === 'words' && value.trim() !== ''
      : unit !== 'day' &&
        unit !== 'words' &&
        value > 0 &&
        (unit !== 'article' || (Number.isInteger(value) && value <= MOST_ARTICLES));
  return [
    ...bare('bad_value', !isGood),
    ...(typeof value === 'string'
      ? [withWords('forbidden_word', [value])].filter(({ words }) => words.length > 0)
      : []),
    ...bare('no_source', own.source.title.trim() === ''),
    ...bare('no_name', !own.name?.trim()),
    ...bare('bad_dates', !isLook(own)),
  ];
}

function faultsOf({ sort, id, change }: ContentChange): readonly ContentFault[] {
  if (change.act === 'look') return bare('bad_dates', !isLook(change));
  if (change.act !== 'write') return [];
  const { own } = change;
  if (sort === 'card') return ownCardFaults(id, own as OwnCard);
  if (sort === 'question') return ownQuestionFaults(own as OwnQuestion);
  if (sort === 'plant') return ownViewFaults(own as OwnView);
  return confirmationFaults(id, own as Confirmation);
}

const viewIds = comparisons.flatMap((each) => each.views.map((view) => viewId(each, view)));

/** Tells whether there is such a piece of content in the product, or may be one of the office. */
function mayExist(content: KeptContent, { sort, id, change }: ContentChange): boolean {
  if (sort === 'law') return isLawValueId(id);
  if (sort === 'plant') return viewIds.includes(id);
  if (sort === 'question') return questions.some(({ number }) => String(number) === id);
  return allCards(content).some((card) => card.id === id) || (isOwnCardId(id) && change.act === 'write');
}

function changed<S extends Sort>(
  before: KeptEntry<OwnTexts[S]> | undefined,
  change: ContentAct<S>,
  who: Pick<KeptEntry<never>, 'by' | 'at'>,
): KeptEntry<OwnTexts[S]> {
  const version = (before?.version ?? 0) + 1;
  const isHidden = before?.isHidden ?? false;
  const former = before?.own ?? before?.former;
  const entry = { ...before, isHidden, version, ...who };
  switch (change.act) {
    case 'hide':
      return { ...entry, isHidden: true };
    case 'show':
      return { ...entry, isHidden: false };
    case 'look':
      return { ...entry, looked: { checkedOn: change.checkedOn, checkBy: change.checkBy } };
    case 'restore':
      return { isHidden, ...(former && { former }), version, ...who };
    case 'write':
      return { isHidden, own: change.own, version, ...who };
  }
}

/**
 * Applies a change of the office to a district's content.
 * @param who the member, and the server's time in milliseconds since 1970
 */
export function changeContent(
  content: KeptContent,
  asked: ContentChange,
  who: { readonly by: string; readonly at: number },
): Result<KeptContent, ContentFailure> {
  const { sort, id, basedOn, change } = asked;
  if (!mayExist(content, asked)) return err({ code: 'not_found' });
  // A card that the office added has no other text behind it.
  if (change.act === 'restore' && isOwnCardId(id)) return err({ code: 'not_found' });
  const before = content[sort][id];
  if ((before?.version ?? 0) !== basedOn) return err({ code: 'conflict' });
  const added = Object.keys(content.card).filter(isOwnCardId).length;
  if (!before && sort === 'card' && isOwnCardId(id) && added >= MOST_OWN_CARDS) return err({ code: 'too_many' });
  const faults = faultsOf(asked);
  if (faults.length > 0) return err({ code: 'faults', faults });
  const entry = changed(before as KeptEntry<OwnTexts[Sort]> | undefined, change as ContentAct, who);
  return ok({ ...content, [sort]: { ...content[sort], [id]: entry } });
}

/** Removes the names of the deciding members from entries. */
const bareEntries = <Own>(entries: Readonly<Record<string, KeptEntry<Own>>>): Readonly<Record<string, Entry<Own>>> =>
  Object.fromEntries(
    Object.entries(entries).map(([id, { isHidden, own, looked }]) => [
      id,
      { isHidden, ...(own && { own }), ...(looked && { looked }) },
    ]),
  );

/** Removes all names of persons, so that readers may have the content. */
export function shownContent(content: KeptContent): Content {
  const law = Object.fromEntries(
    Object.entries(content.law).flatMap(([id, { own }]) => {
      if (!own) return [];
      const { name: _, ...rest } = own;
      return [[id, { isHidden: false, own: rest }] as const];
    }),
  );
  const { card, question, plant } = content;
  return { card: bareEntries(card), question: bareEntries(question), plant: bareEntries(plant), law };
}

/** Returns the content for readers' phones: without names, and without the texts of cards, which are pages. */
export function publicContent(content: KeptContent): Content {
  const cards = Object.entries(content.card).filter(([, { isHidden }]) => isHidden);
  return { ...shownContent(content), card: Object.fromEntries(cards.map(([id]) => [id, { isHidden: true }])) };
}
