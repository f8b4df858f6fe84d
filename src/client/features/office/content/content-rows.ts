import type { Day } from '../../../../domain/kernel/day.ts';
import { isOwnCardId, type Sort } from '../../../../domain/learning/content.ts';
import { lawText, UNCHECKED } from '../../../../domain/learning/law.ts';
import { isLawValueId, lawValues } from '../../../../domain/learning/law-values.ts';
import { comparisons } from '../../../../domain/learning/plants.ts';
import { questions } from '../../../../domain/learning/questions.ts';
import { allCards } from '../../../../domain/learning/shown-cards.ts';
import { lawTableOf } from '../../../../domain/learning/shown-law.ts';
import { viewId, viewWith } from '../../../../domain/learning/shown-plants.ts';
import { questionWith } from '../../../../domain/learning/shown-questions.ts';
import type { ContentState } from '../../../../protocol/pages/content.ts';

/** A line of the desk's list. */
export interface ContentRow {
  readonly sort: Sort;
  readonly id: string;
  readonly title: string;
  readonly isHidden: boolean;
  readonly text: 'original' | 'replaced' | 'added' | 'confirmed' | 'unchecked';
  readonly checkedOn: Day | undefined;
  readonly checkBy: Day;
  readonly isDue: boolean;
  /** The value of the law as readers see it. */
  readonly value: string | undefined;
  readonly by: { readonly name: string; readonly at: number } | undefined;
}

/** Lists the content of one sort as the desk shows it on a day. */
export function contentRows({ content, names }: ContentState, sort: Sort, today: Day): readonly ContentRow[] {
  const row = (
    id: string,
    title: string,
    look: { readonly checkedOn?: Day; readonly checkBy: Day },
    more: Partial<ContentRow> = {},
  ): ContentRow => {
    const entry = content[sort][id];
    const isHidden = entry?.isHidden ?? false;
    return {
      ...{ sort, id, title, isHidden, value: undefined },
      text: entry?.own ? (isOwnCardId(id) ? 'added' : 'replaced') : 'original',
      checkedOn: look.checkedOn,
      checkBy: look.checkBy,
      isDue: !isHidden && today >= look.checkBy,
      by: entry && { name: names[entry.by] ?? '', at: entry.at },
      ...more,
    };
  };
  if (sort === 'card') return allCards(content).map((card) => row(card.id, card.title, card));
  if (sort === 'question') {
    return questions.map((original) => {
      const question = questionWith(original, content.question[original.number]);
      return row(String(original.number), `${original.number}. ${question.text}`, question);
    });
  }
  if (sort === 'plant') {
    return comparisons.flatMap((each) =>
      each.views.map((view) => {
        const id = viewId(each, view);
        return row(id, `${each.watched} · ${view.name}`, viewWith(view, content.plant[id]));
      }),
    );
  }
  const table = lawTableOf(content);
  return Object.keys(lawValues)
    .filter(isLawValueId)
    .map((id) => {
      const value = table[id];
      const shown = lawText(value);
      const text = content.law[id]?.own ? 'confirmed' : value.checked ? 'original' : 'unchecked';
      const look = { checkBy: value.checkBy, ...(value.checked && { checkedOn: value.checkedOn }) };
      return row(id, value.about, look, { text, value: shown, isDue: value.checked && today >= value.checkBy });
    })
    .sort((a, b) => Number(b.value === UNCHECKED) - Number(a.value === UNCHECKED));
}

/** Lists the cards and questions in which a value of the law stands. */
export function usesOf({ content }: Pick<ContentState, 'content'>, id: string): readonly string[] {
  const slot = `{${id}}`;
  return [
    ...allCards(content)
      .filter(({ blocks }) => blocks.some(({ lines }) => lines.some(({ text }) => text.includes(slot))))
      .map(({ title }) => title),
    ...questions
      .map((original) => questionWith(original, content.question[original.number]))
      .filter(({ text, options, because }) => [text, ...options, because].some((each) => each.includes(slot)))
      .map(({ text }) => text),
  ];
}
