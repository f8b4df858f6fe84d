import type { Question } from './question.ts';
import { TRUE_OR_FALSE } from './question.ts';

/** A random number from 0 up to 1. */
export type Random = () => number;

/** A question as it is asked: values of the law written in, options in this game's order. */
export interface Asked extends Question {
  /** The page that the answer rests on. */
  readonly place: string;
  /** Somebody should have looked at it again: newer rules count. */
  readonly isDue: boolean;
}

/** Fisher and Yates's shuffle, on a copy. */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(Math.floor(random() * rest.length), 1));
}

function withShuffledOptions(question: Asked, random: Random): Asked {
  if (question.options.every((option, i) => option === TRUE_OR_FALSE[i])) return question;
  const order = shuffled(
    question.options.map((_, i) => i),
    random,
  );
  return {
    ...question,
    options: order.flatMap((i) => question.options[i] ?? []),
    answer: order.indexOf(question.answer),
  };
}

/** Draws questions without repetition, as many as there are at most. */
export const drawQuestions = (questions: readonly Asked[], count: number, random: Random): readonly Asked[] =>
  shuffled(questions, random)
    .slice(0, count)
    .map((question) => withShuffledOptions(question, random));

/** A game of one person. */
export interface Run {
  readonly asked: readonly Asked[];
  /** The place of the current question; past the last one the game is over. */
  readonly at: number;
  /** The chosen option of the current question. */
  readonly chosen: number | undefined;
  readonly right: number;
}

export const startRun = (asked: readonly Asked[]): Run => ({ asked, at: 0, chosen: undefined, right: 0 });

export const isOver = ({ asked, at }: Run): boolean => at >= asked.length;

/** Takes the first choice; later ones change nothing. */
export function choose(run: Run, option: number): Run {
  const question = run.asked[run.at];
  if (!question || run.chosen !== undefined || question.options[option] === undefined) return run;
  return { ...run, chosen: option, right: run.right + (option === question.answer ? 1 : 0) };
}

/** Goes on to the next question, once an option was chosen. */
export const advance = (run: Run): Run =>
  run.chosen === undefined ? run : { ...run, at: run.at + 1, chosen: undefined };
