import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import type { Asked } from '../../../../domain/learning/quiz.ts';
import { Button } from '../../../components/Button.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { RunView } from './RunView.tsx';
import { quiz as words } from './words.ts';

const QUESTIONS = 5;
/** Without a touch for so long, the next visitor begins anew. */
const IDLE_SECONDS = 60;

/** A few questions for whoever comes by; the page resets itself. */
export function StallQuiz(props: { questions: readonly Asked[] }) {
  const [isPlaying, setPlaying] = createSignal(false);
  let idle = 0;
  const wake = () => {
    idle = 0;
  };
  onMount(() => {
    const timer = setInterval(() => {
      idle += 1;
      if (idle >= IDLE_SECONDS) setPlaying(false);
    }, 1_000);
    for (const event of ['pointerdown', 'keydown'] as const) addEventListener(event, wake);
    onCleanup(() => {
      clearInterval(timer);
      for (const event of ['pointerdown', 'keydown'] as const) removeEventListener(event, wake);
    });
  });
  return (
    <Page above="bar">
      <PageHeader title={words.stall} back={{ href: '/learn/quiz', label: words.title }} />
      <Show
        when={isPlaying()}
        fallback={
          <>
            <p class="quiz-welcome">{words.welcome(QUESTIONS)}</p>
            <Button look="primary" big onClick={() => setPlaying(true)}>
              {words.begin}
            </Button>
            <p class="note">{words.resets(IDLE_SECONDS)}</p>
            <p class="note">{words.nothingKept}</p>
          </>
        }
      >
        <RunView
          questions={props.questions}
          count={QUESTIONS}
          end={() => (
            <Button look="primary" big onClick={() => setPlaying(false)}>
              {words.nextVisitor}
            </Button>
          )}
        />
      </Show>
    </Page>
  );
}
