import type { Clock } from '../kernel/clock.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';
import { type CheckCode, checks, type Level, type Question } from './question.ts';

/** The three answers: 改好了, 属实 with a sentence, 不清楚. */
export const answers = ['fixed', 'true', 'unclear'] as const;
export type Answer = (typeof answers)[number];

/** An answer to a question as it stood. */
export interface Explanation {
  readonly answer: Answer;
  readonly reason: string;
  readonly at: Clock;
}

type Asked = Pick<Question, 'code' | 'subject' | 'version'>;

const keyOf = ({ code, subject, version }: { readonly [K in keyof Asked]: string }): string =>
  [code, subject, version].join('\n');

const isAnswer = (value: unknown): value is Answer => answers.some((each) => each === value);

/**
 * Finds the answers in records of the kind `explanation`. The latest one about the same state of the same question
 * holds. An answer about an earlier state is left out: the question is asked again.
 */
export function explanationsOf(records: Iterable<FoldedRecord>): (question: Asked) => Explanation | undefined {
  const latest = new Map<string, Explanation>();
  for (const record of records) {
    const { answer } = record.fields;
    if (record.kind !== 'explanation' || isDeleted(record) || !isAnswer(answer)) continue;
    const key = keyOf({
      code: textField(record, 'check') ?? '',
      subject: textField(record, 'subject') ?? '',
      version: textField(record, 'version') ?? '',
    });
    const known = latest.get(key);
    if (known && known.at >= record.created) continue;
    latest.set(key, { answer, reason: textField(record, 'reason') ?? '', at: record.created });
  }
  return (question) => latest.get(keyOf(question));
}

export const levelOf = (code: CheckCode): Level => checks[code].level;

/** Tells whether a question keeps a report from being signed: a contradiction does until it is gone. */
export const isBlocking = ({ code }: Pick<Question, 'code'>): boolean => levelOf(code) === 'correct';

/** A question with its answer, as the appendix of a report prints it. */
export interface Explained<Q extends Asked = Question> {
  readonly question: Q;
  readonly explanation: Explanation | undefined;
}

/** The appendix of explanations: what was asked in a period, and how many questions are open. */
export interface Appendix<Q extends Asked = Question> {
  readonly explained: readonly Explained<Q>[];
  readonly open: readonly Q[];
  /** Contradictions that still stand, answered or not. */
  readonly blocking: number;
}

/** Sorts questions into those with an answer and those without. */
export function appendixOf<Q extends Asked>(
  questions: readonly Q[],
  answerOf: (question: Q) => Explanation | undefined,
): Appendix<Q> {
  const all = questions.map((question) => ({ question, explanation: answerOf(question) }));
  return {
    explained: all.filter(({ explanation }) => explanation),
    open: all.filter(({ explanation }) => !explanation).map(({ question }) => question),
    blocking: questions.filter(isBlocking).length,
  };
}
