import './survey.css';
import { createSignal, For, onMount, Show } from 'solid-js';
import type { SurveyQuestion } from '../../domain/learning/question-set.ts';
import type { Answers } from '../../domain/learning/survey-run.ts';
import { BottomBar } from '../components/BottomBar.tsx';
import { Button } from '../components/Button.tsx';
import { words } from './words.ts';

/** The questions to one person, one at a time. Nothing says whether an answer is right, so that none is passed on. */
export function PersonView(props: {
  questions: readonly Pick<SurveyQuestion, 'text' | 'options'>[];
  /** Counted from 1; absent where a person answers alone. */
  person?: number;
  onDone: (answers: Answers) => void;
  onSkip: () => void;
}) {
  const [answers, setAnswers] = createSignal<Answers>([]);
  const question = () => props.questions[answers().length];
  const progress = () => {
    const [at, count] = [answers().length + 1, props.questions.length];
    return props.person === undefined ? words.question(at, count) : words.progress(props.person, at, count);
  };
  let heading: HTMLHeadingElement | undefined;
  const focus = () => heading?.focus({ preventScroll: true });
  onMount(focus);
  const pick = (option: number) => {
    const next = [...answers(), option];
    if (next.length >= props.questions.length) return props.onDone(next);
    setAnswers(next);
    scrollTo(0, 0);
    focus();
  };
  return (
    <Show when={question()}>
      {(asked) => (
        <>
          <p class="note">{progress()}</p>
          <h2 class="survey-question" tabindex="-1" ref={heading}>
            {asked().text}
          </h2>
          <ul class="survey-options">
            <For each={asked().options}>
              {(option, at) => (
                <li>
                  <Button big onClick={() => pick(at())}>
                    {option}
                  </Button>
                </li>
              )}
            </For>
          </ul>
          <BottomBar>
            <div class="two">
              <Button disabled={answers().length === 0} onClick={() => setAnswers((before) => before.slice(0, -1))}>
                {words.again}
              </Button>
              <Button onClick={() => props.onSkip()}>{words.skip}</Button>
            </div>
          </BottomBar>
        </>
      )}
    </Show>
  );
}
