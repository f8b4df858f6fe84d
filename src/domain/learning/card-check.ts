import { daysBetween, isDay } from '../kernel/day.ts';
import { type Card, linesOf, parts, sourcesOf } from './card.ts';
import { isLawValueId, slotsOf } from './law-values.ts';

export const LONGEST_SUMMARY = 40;

/** Words that frighten or shame, and all that helps to buy, make or measure. */
const forbidden =
  /瘾君子|吸毒鬼|毒虫|家破人亡|生不如死|妻离子散|恶魔|魔鬼|死神|白骨|地狱|不归路|猝死|万劫不复|悲惨|恐怖|价格|多少钱|[\d一二两三五十百]+元|便宜|剂量|毫克|微克|毫升|纯度|合成方法|提炼|配方|购买渠道|吸食方法|飞行感|快感/;

/** Numbers of the law stand in the table of values alone. */
const bareLaw = /第[一二三四五六七八九十百零]+条|\d+ ?(?:株|平方米|年以[上下])|\d{4}年\d{1,2}月\d{1,2}日/;

export const hasForbiddenWord = (text: string): boolean => forbidden.test(text);
export const hasUnknownSlot = (text: string): boolean => slotsOf(text).some((id) => !isLawValueId(id));

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

/** Lists what is wrong with a card; an empty list means that it may be published. */
export function cardFaults(card: Card): readonly CardFault[] {
  const lines = linesOf(card);
  const texts = [card.title, card.summary, ...lines.map(({ text }) => text)];
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
    bare_law_number: texts.some((text) => bareLaw.test(text)),
    no_picture_text: card.picture.shows.trim() === '',
    bad_dates: !isDay(card.checkedOn) || !isDay(card.checkBy) || daysBetween(card.checkedOn, card.checkBy) < 1,
  };
  return (Object.keys(faults) as CardFault[]).filter((fault) => faults[fault]);
}
