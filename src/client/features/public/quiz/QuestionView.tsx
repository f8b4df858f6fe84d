import { For, Show } from 'solid-js';
import type { Asked } from '../../../../domain/learning/quiz.ts';
import { Icon } from '../../../components/Icon.tsx';
import { quiz as words } from './words.ts';

const LETTERS = 'ABCD';

/** The letter of an option, as on the cards that teams hold up. */
export const letterOf = (option: number): string => LETTERS[option] ?? '';

/** A question with its options. The answer is marked by words and a sign, never by colour alone. */
export function QuestionView(props: {
  question: Asked;
  isShown: boolean;
  chosen?: number | undefined;
  onChoose?: (option: number) => void;
}) {
  const mark = (option: number) => {
    if (!props.isShown) return undefined;
    if (option === props.question.answer) return words.rightOption;
    return option === props.chosen ? words.chosenOption : undefined;
  };
  const inside = (option: string, at: number) => (
    <>
      <b class="quiz-letter">{letterOf(at)}</b>
      <span class="quiz-option-words">{option}</span>
      <Show when={mark(at)}>
        {(word) => (
          <span class="quiz-mark">
            <Icon name={at === props.question.answer ? 'check' : 'close'} size={26} />
            {word()}
          </span>
        )}
      </Show>
    </>
  );
  const classes = (at: number) => ({
    right: props.isShown && at === props.question.answer,
    wrong: props.isShown && at === props.chosen && at !== props.question.answer,
  });
  return (
    <>
      <h2 class="quiz-question">{props.question.text}</h2>
      <ol class="quiz-options">
        <For each={props.question.options}>
          {(option, at) => (
            <li>
              <Show
                when={props.onChoose}
                fallback={
                  <div class="quiz-option" classList={classes(at())}>
                    {inside(option, at())}
                  </div>
                }
              >
                {(onChoose) => (
                  <button
                    type="button"
                    class="quiz-option"
                    classList={classes(at())}
                    disabled={props.isShown}
                    onClick={() => onChoose()(at())}
                  >
                    {inside(option, at())}
                  </button>
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </>
  );
}
