import { createSignal, Show } from 'solid-js';
import { FEWEST_TEAMS, type Match, MOST_TEAMS, startMatch } from '../../../../domain/learning/match.ts';
import { type Asked, drawQuestions } from '../../../../domain/learning/quiz.ts';
import { Button } from '../../../components/Button.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { printPage } from '../../../components/print-page.ts';
import { LetterCards } from './LetterCards.tsx';
import { Stage } from './Stage.tsx';
import { quiz as words } from './words.ts';

const rounds = [5, 10, 15, 20].map(String);
const seconds = [0, 15, 30, 60].map(String);
const teamCounts = Array.from({ length: MOST_TEAMS - FEWEST_TEAMS + 1 }, (_, i) => String(i + FEWEST_TEAMS));

/** A game for teams, led from one laptop on a projector. */
export function TeamQuiz(props: { questions: readonly Asked[] }) {
  const [count, setCount] = createSignal('4');
  const [length, setLength] = createSignal('10');
  const [time, setTime] = createSignal('0');
  const [match, setMatch] = createSignal<Match>();
  const [isPrinting, setPrinting] = createSignal(false);
  const start = () =>
    setMatch(
      startMatch(
        drawQuestions(props.questions, props.questions.length, Math.random),
        Number(count()),
        Number(length()),
        Number(time()) || undefined,
      ),
    );
  const print = () => {
    setPrinting(true);
    printPage();
    setPrinting(false);
  };
  return (
    <Show
      when={match()}
      fallback={
        <Page>
          <PageHeader title={words.teams} back={{ href: '/learn/quiz', label: words.title }} />
          <Segmented
            label={words.teamCount}
            value={count()}
            onInput={setCount}
            options={teamCounts.map((value) => ({ value, label: value }))}
          />
          <Segmented
            label={words.rounds}
            value={length()}
            onInput={setLength}
            options={rounds.map((value) => ({ value, label: value }))}
          />
          <Segmented
            label={words.timer}
            value={time()}
            onInput={setTime}
            options={seconds.map((value) => ({ value, label: value === '0' ? words.noTimer : words.seconds(value) }))}
          />
          <Button look="primary" big onClick={start}>
            {words.begin}
          </Button>
          <Button icon="print" onClick={print}>
            {words.printCards}
          </Button>
          <ul class="quiz-how">
            <li>{words.how.cards}</li>
            <li>{words.how.space}</li>
            <li>{words.how.digits}</li>
            <li>{words.how.tie}</li>
          </ul>
          <p class="note">{words.nothingKept}</p>
          <Show when={isPrinting()}>
            <LetterCards />
          </Show>
        </Page>
      }
    >
      {(current) => <Stage match={current()} setMatch={setMatch} />}
    </Show>
  );
}
