import './event.css';
import { For, Show } from 'solid-js';
import type { Choice } from '../../../../domain/events/answers.ts';
import { answers as choices } from '../../../../domain/records/kinds/answer.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { createNamesOf } from '../../../records/names.ts';
import type { Answers } from './answers.ts';
import { events as words } from './words.ts';

/** The answers so far, as counts, with the names that this phone knows. */
export function AnswersCard(props: { readonly answers: Answers; readonly people: number | undefined }) {
  const seats = () => props.answers.seats();
  const names = createNamesOf(() => seats().coming);
  const known = () => seats().coming.flatMap((member) => names.name(member) ?? []);
  const missing = () => (props.people ?? 0) - seats().coming.length;
  const others = () =>
    [
      seats().waiting.length ? words.event.waiting(seats().waiting.length) : '',
      seats().maybe.length ? words.event.maybe(seats().maybe.length) : '',
      seats().no.length ? words.event.no(seats().no.length) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  const title = () => {
    if (props.people === undefined) return words.event.coming(seats().coming.length);
    return missing() > 0 ? words.event.needs(missing()) : words.event.enough;
  };
  return (
    <Card title={title()}>
      <Show when={props.people}>{(people) => <p>{words.event.of(seats().coming.length, people())}</p>}</Show>
      <Show when={known().length}>
        <p>{words.event.names(known().join('、'))}</p>
      </Show>
      <Show when={others()}>{(text) => <p class="note">{text()}</p>}</Show>
      <Show when={!seats().coming.length && !others()}>
        <p class="note">{words.event.noAnswers}</p>
      </Show>
    </Card>
  );
}

/** 参加, 不能 and 待定, the chosen one marked. */
export function AnswerBar(props: { readonly answers: Answers }) {
  const chosen = () => props.answers.mine()?.choice;
  const button = (choice: Choice) => (
    <Button
      look={chosen() === choice || (!chosen() && choice === 'yes') ? 'primary' : 'plain'}
      big
      icon={chosen() === choice ? 'check' : undefined}
      aria-pressed={chosen() === choice}
      onClick={() => void props.answers.give(choice)}
    >
      {words.mine[choice]}
    </Button>
  );
  return (
    <BottomBar>
      <p class="note">{words.event.answerNote}</p>
      <fieldset class="event-answers" aria-label={words.event.answer}>
        <For each={choices}>{button}</For>
      </fieldset>
    </BottomBar>
  );
}
