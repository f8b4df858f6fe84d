import type { Day } from '../kernel/day.ts';
import { type Part, partNames, parts, type ShownCard } from '../learning/card.ts';
import { fillIn, isLawValueId, type LawTable, slotsOf } from '../learning/law-values.ts';
import { reviewOf } from '../learning/review.ts';
import type { PosterContent } from './content.ts';
import { base, learnCode, type Publisher } from './contents.ts';
import { aboutDay } from './day-texts.ts';
import { figureOfDay, type PublicityDay } from './days.ts';

/** Tells whether a sentence names a value of the law that is unknown or unchecked. */
const isUnchecked = (text: string, table: LawTable): boolean =>
  slotsOf(text).some((id) => !isLawValueId(id) || !table[id].checked);

/** Returns the parts of a card with at least one checked sentence, which a poster may show. */
export const postableParts = (card: ShownCard, table: LawTable): readonly Part[] =>
  parts.filter((part) =>
    card.blocks.some((block) => block.part === part && block.lines.some(({ text }) => !isUnchecked(text, table))),
  );

/** Counts the sentences that a poster of the chosen parts leaves out, since a value in them is unchecked. */
export function uncheckedLines(card: ShownCard, chosen: readonly Part[], table: LawTable): number {
  const postable = postableParts(card, table);
  return card.blocks
    .filter(({ part }) => chosen.includes(part) || !postable.includes(part))
    .flatMap(({ lines }) => lines)
    .filter(({ text }) => isUnchecked(text, table)).length;
}

/**
 * Makes the poster of a card with the chosen parts. Sentences with a value of the law that is unchecked are left out, so
 * that no such number is printed; a card that is due for another look says so.
 * @param table values of the law, with those that the office confirmed
 */
export function cardPoster(
  publisher: Publisher,
  card: ShownCard,
  chosen: readonly Part[],
  today: Day,
  table: LawTable,
): PosterContent {
  const blocks = parts
    .filter((part) => chosen.includes(part))
    .flatMap((part) => {
      const lines = card.blocks.filter((block) => block.part === part).flatMap((block) => block.lines);
      const text = lines.filter((line) => !isUnchecked(line.text, table)).map((line) => fillIn(line.text, table));
      return text.length ? [{ heading: partNames[part], text: text.join('\n') }] : [];
    });
  const isDue = reviewOf(card, today, table).outdated;
  return {
    ...base(publisher),
    kicker: '禁毒知识',
    title: card.title,
    lead: card.summary,
    blocks: isDue ? [...blocks, { text: '以最新规定为准。' }] : blocks,
    code: {
      address: `${publisher.origin}/learn/${card.id}`,
      title: '扫一扫，看全文',
      note: '看到线索也可以报，\n不用登录，不留姓名',
    },
  };
}

/** Makes the poster of a publicity day. */
export const dayPoster = (publisher: Publisher, day: PublicityDay, title: string, table: LawTable): PosterContent => ({
  ...base(publisher),
  kicker: day.name,
  figure: figureOfDay(day),
  title,
  lead: aboutDay(day.id, table),
  code: learnCode(publisher),
});
