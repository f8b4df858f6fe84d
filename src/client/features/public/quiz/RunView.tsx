import { createSignal, For, type JSX, Show } from 'solid-js';
import {
  type Asked,
  advance,
  choose,
  drawQuestions,
  isOver,
  type Run,
  startRun,
} from '../../../../domain/learning/quiz.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { QuestionView } from './QuestionView.tsx';
import { quiz as words } from './words.ts';

/** A game of one person: each question with its explanation, then the result and what to read again. */
export function RunView(props: {
  questions: readonly Asked[];
  count: number;
  end: (again: () => void) => JSX.Element;
}) {
  const draw = () => startRun(drawQuestions(props.questions, props.count, Math.random));
  const [run, setRun] = createSignal<Run>(draw());
  const [missed, setMissed] = createSignal<readonly Asked[]>([]);
  const question = () => run().asked[run().at];
  const pick = (option: number) => {
    const asked = question();
    if (asked && option !== asked.answer) setMissed((before) => [...before, asked]);
    setRun((before) => choose(before, option));
  };
  const again = () => {
    setMissed([]);
    setRun(draw());
  };
  return (
    <Show
      when={!isOver(run()) && question()}
      keyed
      fallback={
        <>
          <Notice tone="ok" title={words.result(run().right, run().asked.length)}>
            {words.thanks}
          </Notice>
          <Show when={missed().length > 0}>
            <h2>{words.readAgain}</h2>
            <List>
              <For each={missed()}>
                {(asked) => <ListItem href={asked.place} title={asked.text} detail={asked.because} />}
              </For>
            </List>
          </Show>
          {props.end(again)}
        </>
      }
    >
      {(asked) => (
        <>
          <p class="note">{words.progress(run().at + 1, run().asked.length)}</p>
          <QuestionView question={asked} isShown={run().chosen !== undefined} chosen={run().chosen} onChoose={pick} />
          <div aria-live="polite">
            <Show when={run().chosen !== undefined}>
              <Notice
                tone={run().chosen === asked.answer ? 'ok' : 'plain'}
                quiet
                title={run().chosen === asked.answer ? words.right : words.notRight}
              >
                {asked.because} <Show when={asked.isDue}>{words.due}</Show>
              </Notice>
            </Show>
          </div>
          <Show when={run().chosen !== undefined}>
            <BottomBar>
              <Button look="primary" big onClick={() => setRun(advance)}>
                {run().at + 1 < run().asked.length ? words.next : words.finish}
              </Button>
            </BottomBar>
          </Show>
        </>
      )}
    </Show>
  );
}
