import type { QuestionSet } from './question-set.ts';

/** Counts of the people who were asked. No person's answers are kept. */
export interface SurveyCounts {
  readonly asked: number;
  readonly passed: number;
  /** How many people answered each question right. */
  readonly right: readonly number[];
}

export const noCounts = ({ questions }: QuestionSet): SurveyCounts => ({
  asked: 0,
  passed: 0,
  right: questions.map(() => 0),
});

/** The answers of the person who is being asked: the chosen options so far. They are forgotten with the next person. */
export type Answers = readonly number[];

export const isComplete = ({ questions }: QuestionSet, answers: Answers): boolean => answers.length >= questions.length;

/** Adds a person whose answers are complete; others change nothing. */
export function countPerson(set: QuestionSet, counts: SurveyCounts, answers: Answers): SurveyCounts {
  if (!isComplete(set, answers)) return counts;
  const isRight = set.questions.map(({ answer }, i) => answers[i] === answer);
  const score = isRight.filter(Boolean).length;
  return {
    asked: counts.asked + 1,
    passed: counts.passed + (score >= set.pass ? 1 : 0),
    right: counts.right.map((right, i) => right + (isRight[i] ? 1 : 0)),
  };
}

/** Writes the right answers to each question as a record keeps them, such as `8,7,10`. */
export const writeRight = ({ right }: Pick<SurveyCounts, 'right'>): string => right.join(',');

/** Reads the counts that `writeRight` wrote; undefined for another text, or for a count above `asked`. */
export function readRight(text: string, asked: number): readonly number[] | undefined {
  if (!/^\d{1,5}(,\d{1,5})*$/.test(text)) return undefined;
  const right = text.split(',').map(Number);
  return right.every((count) => count <= asked) ? right : undefined;
}
