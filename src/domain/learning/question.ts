import { hasForbiddenWord, hasUnknownSlot } from './card-check.ts';
import type { CardId } from './card-ids.ts';

/** A question of the quiz. Texts may name values of the law as `{id}`. */
export interface Question {
  /** Its number in the list of sixty, which stays when others are added. */
  readonly number: number;
  readonly text: string;
  readonly options: readonly string[];
  /** The place of the right option. */
  readonly answer: number;
  /** The explanation that is shown afterwards. */
  readonly because: string;
  /** The card whose facts the answer rests on, or the calendar of the year. */
  readonly about: CardId | 'calendar';
}

/** A statement that is right or wrong; such options keep their order. */
export const TRUE_OR_FALSE = ['对', '错'] as const;

export const MOST_OPTIONS = 4;
export const LONGEST_OPTION = 30;

export type QuestionFault =
  | 'bad_number'
  | 'no_text'
  | 'options'
  | 'bad_answer'
  | 'no_explanation'
  | 'unknown_law_value'
  | 'forbidden_word';

/** Lists what is wrong with a question, such as one that was cut. An empty list means that it may be asked. */
export function questionFaults(question: Question): readonly QuestionFault[] {
  const { number, text, options, answer, because } = question;
  const texts = [text, ...options, because];
  const faults: Readonly<Record<QuestionFault, boolean>> = {
    bad_number: !Number.isInteger(number) || number < 1,
    no_text: text.trim() === '',
    options:
      options.length < 2 ||
      options.length > MOST_OPTIONS ||
      new Set(options).size < options.length ||
      options.some((option) => option.trim() === '' || [...option].length > LONGEST_OPTION),
    bad_answer: options[answer] === undefined,
    no_explanation: because.trim() === '',
    unknown_law_value: texts.some(hasUnknownSlot),
    forbidden_word: texts.some(hasForbiddenWord),
  };
  return (Object.keys(faults) as QuestionFault[]).filter((fault) => faults[fault]);
}
