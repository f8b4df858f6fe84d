import type { Day } from '../kernel/day.ts';
import { checked } from './card.ts';
import type { Content, Entry, Look, OwnQuestion } from './content.ts';
import { fillIn, type LawTable } from './law-values.ts';
import type { Question } from './question.ts';
import { questions } from './questions.ts';
import type { Asked } from './quiz.ts';
import { hasDueValue } from './review.ts';
import { lawTableOf } from './shown-law.ts';

/** A question as a district asks it. */
export interface ShownQuestion extends Question, Look {}

/** Returns a question with the office's words and look in it. */
export const questionWith = (original: Question, entry: Entry<OwnQuestion> | undefined): ShownQuestion => ({
  ...original,
  ...entry?.own,
  ...checked,
  ...entry?.looked,
});

const textsOf = ({ text, options, because }: OwnQuestion): readonly string[] => [text, ...options, because];

/** Tells whether a question, or a value of the law in it, is due for another look. */
export const isQuestionDue = (question: ShownQuestion, table: LawTable, today: Day): boolean =>
  today >= question.checkBy || hasDueValue(textsOf(question), table, today);

function placeOf({ about }: Question, { card }: Pick<Content, 'card'>): string {
  if (about === 'calendar') return '/calendar';
  return card[about]?.isHidden ? '/learn' : `/learn/${about}`;
}

/** Returns the questions that a district asks. */
export function shownQuestions(content: Pick<Content, 'question' | 'law' | 'card'>, today: Day): readonly Asked[] {
  const table = lawTableOf(content);
  const fill = (text: string) => fillIn(text, table);
  return questions
    .filter(({ number }) => !content.question[number]?.isHidden)
    .map((original) => questionWith(original, content.question[original.number]))
    .map((question) => ({
      ...question,
      text: fill(question.text),
      options: question.options.map(fill),
      because: fill(question.because),
      place: placeOf(question, content),
      isDue: isQuestionDue(question, table, today),
    }));
}
