import { Show } from 'solid-js';
import { Card } from '../components/Card.tsx';
import { createNamesOf } from '../records/names.ts';
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
