import { hasForbiddenWord } from './card-check.ts';
import { LONGEST_OPTION, MOST_OPTIONS } from './question.ts';

/** A question of an awareness survey. Its options keep their order, so that counts of one version can be compared. */
export interface SurveyQuestion {
  readonly text: string;
  readonly options: readonly string[];
  /** The place of the right option. */
  readonly answer: number;
}

/** The people whom a survey asks. Pupils are counted apart from the public. */
export const audiences = ['public', 'pupils'] as const;
export type SurveyAudience = (typeof audiences)[number];

/** Questions of an awareness survey. They are never those of a game of the quiz, and change only with the version. */
export interface QuestionSet {
  readonly name: string;
  readonly version: string;
  readonly audience: SurveyAudience;
  /** A person is aware with so many right answers. */
  readonly pass: number;
  readonly questions: readonly SurveyQuestion[];
}

export const MOST_QUESTIONS = 30;
export const LONGEST_QUESTION = 60;
export const LONGEST_NAME = 20;
export const LONGEST_VERSION = 12;

/** A reason why a set may not be used, at a question counted from 1 where there is one. */
export interface SetFault {
  readonly fault: 'name' | 'version' | 'count' | 'pass' | 'question' | 'options' | 'answer' | 'forbidden_word';
  readonly question?: number;
}

const isShort = (text: string, most: number): boolean => text.trim() !== '' && [...text].length <= most;

function questionFaults({ text, options, answer }: SurveyQuestion, at: number): readonly SetFault[] {
  const isBad: Readonly<Partial<Record<SetFault['fault'], boolean>>> = {
    question: !isShort(text, LONGEST_QUESTION),
    options:
      options.length < 2 ||
      options.length > MOST_OPTIONS ||
      new Set(options).size < options.length ||
      options.some((option) => !isShort(option, LONGEST_OPTION)),
    answer: options[answer] === undefined,
    forbidden_word: [text, ...options].some(hasForbiddenWord),
  };
  return (Object.keys(isBad) as SetFault['fault'][])
    .filter((fault) => isBad[fault])
    .map((fault) => ({ fault, question: at + 1 }));
}

/** Lists what is wrong with a set; an empty list means that people may be asked with it. */
export function setFaults({ name, version, pass, questions }: QuestionSet): readonly SetFault[] {
  const whole: readonly (readonly [SetFault['fault'], boolean])[] = [
    ['name', !isShort(name, LONGEST_NAME)],
    ['version', !isShort(version, LONGEST_VERSION)],
    ['count', questions.length < 1 || questions.length > MOST_QUESTIONS],
    ['pass', !Number.isInteger(pass) || pass < 1 || pass > questions.length],
  ];
  return [...whole.filter(([, isBad]) => isBad).map(([fault]) => ({ fault })), ...questions.flatMap(questionFaults)];
}

/** The name under which results say with which questions people were asked. */
export const setTitle = ({ name, version }: Pick<QuestionSet, 'name' | 'version'>): string => `${name} ${version}`;
