import { daysBetween, isDay } from '../kernel/day.ts';
import { linesOf, parts, type ShownCard, sourcesOf } from './card.ts';
import { isLawValueId, slotsOf } from './law-values.ts';

export const LONGEST_SUMMARY = 40;

/** Words that frighten or shame, and all that helps to buy, make or measure. */
const forbidden =
  /瘾君子|吸毒鬼|毒虫|家破人亡|生不如死|妻离子散|恶魔|魔鬼|死神|白骨|地狱|不归路|猝死|万劫不复|悲惨|恐怖|价格|多少钱|[\d一二两三五十百]+元|便宜|剂量|毫克|微克|毫升|纯度|合成方法|提炼|配方|购买渠道|吸食方法|飞行感|快感/;

/** Numbers of the law stand in the table of values alone. */
const bareLaw = /第[一二三四五六七八九十百零]+条|\d+ ?(?:株|平方米|年以[上下])|\d{4}年\d{1,2}月\d{1,2}日/;

/** The words at fault in a text: forbidden ones, ids of no value of the law, and numbers of it. */
export const wordsAtFault = {
  forbidden_word: (text: string): readonly string[] => forbidden.exec(text) ?? [],
  unknown_law_value: (text: string): readonly string[] => slotsOf(text).filter((id) => !isLawValueId(id)),
  bare_law_number: (text: string): readonly string[] => bareLaw.exec(text) ?? [],
} as const;

export const hasForbiddenWord = (text: string): boolean => wordsAtFault.forbidden_word(text).length > 0;
export const hasUnknownSlot = (text: string): boolean => wordsAtFault.unknown_law_value(text).length > 0;

/** A reason why a card may not be published. */
export type CardFault =
  | 'summary_length'
  | 'no_source'
  | 'order'
  | 'no_help'
  | 'empty_part'
  | 'unknown_law_value'
  | 'forbidden_word'
  | 'bare_law_number'
  | 'no_picture_text'
  | 'bad_dates';

/** All texts of a card that somebody wrote. */
export const textsOf = (card: ShownCard): readonly string[] => [
  ...[card.title, card.summary],
  ...linesOf(card).map(({ text }) => text),
];

/** Lists what is wrong with a card; an empty list means that it may be published. */
export function cardFaults(card: ShownCard): readonly CardFault[] {
  const texts = textsOf(card);
  const order = card.blocks.map(({ part }) => parts.indexOf(part));
  const last = card.blocks.at(-1);
  const faults: Readonly<Record<CardFault, boolean>> = {
    summary_length: card.summary === '' || [...card.summary].length > LONGEST_SUMMARY,
    no_source: sourcesOf(card).length === 0,
    order: order.some((at, i) => at <= (order[i - 1] ?? -1)),
    no_help: last?.part !== 'help' || !last.calls?.length,
    empty_part: card.blocks.some((block) => block.lines.length === 0),
    unknown_law_value: texts.some(hasUnknownSlot),
    forbidden_word: texts.some(hasForbiddenWord),
    bare_law_number: texts.some((text) => wordsAtFault.bare_law_number(text).length > 0),
    no_picture_text: card.picture.shows.trim() === '',
    bad_dates: !isDay(card.checkedOn) || !isDay(card.checkBy) || daysBetween(card.checkedOn, card.checkBy) < 1,
  };
  return (Object.keys(faults) as CardFault[]).filter((fault) => faults[fault]);
}
