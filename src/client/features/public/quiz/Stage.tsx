import { createEffect, For, onCleanup, onMount, Show } from 'solid-js';
import { isTieBreak, leaders, type Match, next, reveal, tick, toggleRight } from '../../../../domain/learning/match.ts';
import { Button } from '../../../components/Button.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { letterOf, QuestionView } from './QuestionView.tsx';
import { quiz as words } from './words.ts';

/** A control keeps the keys that it answers to itself. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a') !== null;

function Teams(props: { match: Match; onToggle: (team: number) => void }) {
  return (
    <ol class="quiz-teams">
      <For each={props.match.teams}>
        {(team, i) => (
          <li>
            <button
              type="button"
              class="quiz-team"
              classList={{ right: team.isRight }}
              aria-pressed={team.isRight}
              disabled={props.match.phase !== 'shown' || !team.plays}
              onClick={() => props.onToggle(i())}
            >
              <span>{words.team(i() + 1)}</span>
              <b>{team.score}</b>
              <small>{team.isRight ? words.marked : team.plays ? '' : words.watches}</small>
            </button>
          </li>
        )}
      </For>
    </ol>
  );
}

function End(props: { match: Match; again: () => void }) {
  const first = () => leaders(props.match).map((team) => words.team(team + 1));
  return (
    <>
      <p class="quiz-question" role="status">
        {first().length > 1 ? words.tied(first().join(words.and)) : words.wins(first().join(''))}
      </p>
      <Teams match={props.match} onToggle={() => undefined} />
      <div class="row">
        <Button look="primary" big onClick={props.again}>
          {words.newGame}
        </Button>
        <LinkButton href="/log/event">{words.logEvent}</LinkButton>
      </div>
      <p class="note">{words.logNote}</p>
    </>
  );
}

/** The screen for the projector: question, answer, scores. Keys: space goes on, digits mark the teams that were right. */
export function Stage(props: { match: Match; setMatch: (match: Match | undefined) => void }) {
  const question = () => props.match.asked[props.match.at];
  const goOn = () => props.setMatch(props.match.phase === 'asking' ? reveal(props.match) : next(props.match));
  const onKey = (event: KeyboardEvent) => {
    const digit = Number(event.key);
    if (digit >= 1 && digit <= props.match.teams.length) props.setMatch(toggleRight(props.match, digit - 1));
    else if ([' ', 'Enter', 'ArrowRight', 'PageDown'].includes(event.key) && !isControl(event.target)) {
      event.preventDefault();
      if (props.match.phase !== 'over') goOn();
    }
  };
  onMount(() => {
    addEventListener('keydown', onKey);
    onCleanup(() => removeEventListener('keydown', onKey));
  });
  createEffect(() => {
    if (props.match.phase !== 'asking' || props.match.left === undefined) return;
    const timer = setTimeout(() => props.setMatch(tick(props.match)), 1_000);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <main id="main" class="quiz-stage" tabindex="-1">
      <PageHeader
        title={isTieBreak(props.match) && props.match.phase !== 'over' ? words.tieBreak : words.teams}
        overline={
          props.match.phase === 'over'
            ? words.over
            : words.progress(props.match.at + 1, Math.max(props.match.rounds, props.match.at + 1))
        }
        trailing={
          <>
            <Show when={props.match.phase === 'asking' && props.match.left !== undefined}>
              <b class="quiz-clock">{props.match.left}</b>
            </Show>
            <Button look="quiet" icon="close" onClick={() => props.setMatch(undefined)}>
              {words.stop}
            </Button>
          </>
        }
      />
      <Show
        when={props.match.phase !== 'over' && question()}
        fallback={<End match={props.match} again={() => props.setMatch(undefined)} />}
      >
        {(asked) => (
          <>
            <QuestionView question={asked()} isShown={props.match.phase === 'shown'} />
            <p class="quiz-because" role="status">
              <Show when={props.match.phase === 'shown'}>
                {words.answer(letterOf(asked().answer))}
                {asked().because}
              </Show>
            </p>
            <Teams match={props.match} onToggle={(team) => props.setMatch(toggleRight(props.match, team))} />
            <Button look="primary" big onClick={goOn}>
              {props.match.phase === 'asking' ? words.reveal : words.next}
            </Button>
          </>
        )}
      </Show>
    </main>
  );
}
