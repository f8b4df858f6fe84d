import { type Accessor, createMemo } from 'solid-js';
import { type Appendix, appendixOf, type Explanation, explanationsOf, levelOf } from '../../domain/checks/answer.ts';
import type { AskedQuestion, ChecksResponse } from '../../protocol/checks/checks.ts';
import type { AppendixLine } from '../../protocol/reports/signed.ts';
import { createReferences } from '../state/records.ts';
import { questionText } from './question-text.ts';
import { checks as words } from './words.ts';

/** Finds the answer to a question: the later of the server's and this phone's, which may be unsent. */
export function createExplanations(): Accessor<(question: AskedQuestion) => Explanation | undefined> {
  const records = createReferences('explanation');
  return createMemo(() => {
    const local = explanationsOf((records() ?? []).map(({ record }) => record));
    return (question: AskedQuestion) => {
      const [own, known] = [local(question), question.explanation ?? undefined];
      return own && known ? (own.at >= known.at ? own : known) : (own ?? known);
    };
  });
}

/** Words an answer; undefined for an open question. */
export const answerText = (explanation: Explanation | undefined): string | undefined => {
  if (!explanation) return undefined;
  const { answer, reason } = explanation;
  return reason ? `${words.answer[answer]}${words.paper.colon}${reason}` : words.answer[answer];
};

/** Words the appendix of explanations of a year, for the page and for reports. */
export function appendixLines(
  { questions, names }: Pick<ChecksResponse, 'questions' | 'names'>,
  answerOf: (question: AskedQuestion) => Explanation | undefined = ({ explanation }) => explanation ?? undefined,
): { readonly lines: readonly AppendixLine[] } & Omit<Appendix<AskedQuestion>, 'explained'> {
  const { open, blocking } = appendixOf(questions, answerOf);
  const lines = questions.map((question): AppendixLine => {
    const { title, detail } = questionText(question, names);
    return {
      level: words.levels[levelOf(question.code)],
      question: `${title}${words.paper.stop}${detail}`,
      answer: answerText(answerOf(question)) ?? words.paper.open,
    };
  });
  return { lines, open, blocking };
}
