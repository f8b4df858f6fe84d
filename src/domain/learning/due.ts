import type { Day } from '../kernel/day.ts';
import type { Content, Sort } from './content.ts';
import { isLawValueId, lawValues } from './law-values.ts';
import { comparisons } from './plants.ts';
import { questions } from './questions.ts';
import { allCards } from './shown-cards.ts';
import { lawTableOf } from './shown-law.ts';
import { viewId, viewWith } from './shown-plants.ts';
import { questionWith } from './shown-questions.ts';

/** A piece of content that readers see, and the day from which the office must look at it again. */
export interface Dated {
  readonly sort: Sort;
  readonly id: string;
  readonly checkBy: Day;
}

/** Lists all that a district shows with its day. Values of the law that nobody has confirmed are not among them. */
export function datedContent(content: Content): readonly Dated[] {
  const table = lawTableOf(content);
  const all: readonly Dated[] = [
    ...allCards(content).map(({ id, checkBy }) => ({ sort: 'card' as const, id, checkBy })),
    ...comparisons.flatMap((each) =>
      each.views.map((view) => {
        const id = viewId(each, view);
        return { sort: 'plant' as const, id, checkBy: viewWith(view, content.plant[id]).checkBy };
      }),
    ),
    ...questions.map((question) => ({
      sort: 'question' as const,
      id: String(question.number),
      checkBy: questionWith(question, content.question[question.number]).checkBy,
    })),
    ...Object.keys(lawValues)
      .filter(isLawValueId)
      .filter((id) => table[id].checked)
      .map((id) => ({ sort: 'law' as const, id, checkBy: table[id].checkBy })),
  ];
  return all.filter(({ sort, id }) => !content[sort][id]?.isHidden);
}

/** Lists what the office must look at again on a day. */
export const dueContent = (content: Content, today: Day): readonly Dated[] =>
  datedContent(content).filter(({ checkBy }) => today >= checkBy);
