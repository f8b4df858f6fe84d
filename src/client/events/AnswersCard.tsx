import { For, Show } from 'solid-js';
import type { PlannedEvent } from '../../domain/events/event.ts';
import { Card } from '../components/Card.tsx';
import { createNamesOf } from '../records/names.ts';
import type { Answers } from './answers.ts';
import { events as words } from './words.ts';

/** The answers so far, as counts, with the names that this phone knows. */
export function AnswersCard(props: { readonly answers: Answers; readonly event: PlannedEvent }) {
  const seats = () => props.answers.seats();
  const names = createNamesOf(() => seats().coming);
  const known = () => seats().coming.flatMap((member) => names.name(member) ?? []);
  const people = () => props.event.people;
  const missing = () => (people() ?? 0) - seats().coming.length;
  const isPartial = () => props.answers.isPartial();
  /** All who said yes, whether or not there is a place for them. */
  const said = () => seats().coming.length + seats().waiting.length;
  const others = () =>
    [
      !isPartial() && seats().waiting.length ? words.event.waiting(seats().waiting.length) : '',
      seats().maybe.length ? words.event.maybe(seats().maybe.length) : '',
      seats().no.length ? words.event.no(seats().no.length) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  const title = () => {
    if (isPartial()) return words.event.ownComing(said());
    if (people() === undefined) return words.event.coming(seats().coming.length);
    return missing() > 0 ? words.event.needs(missing()) : words.event.enough;
  };
  return (
    <Card title={title()}>
      <Show when={people()}>
        {(all) => <p>{isPartial() ? words.event.wanted(all()) : words.event.of(seats().coming.length, all())}</p>}
      </Show>
      <ul>
        <For each={props.answers.roles()}>
          {({ role, coming, people: needed }) => (
            <li class="row">
              {coming < needed && !isPartial() ? <b>{role}</b> : role}{' '}
              {isPartial() ? words.event.ownFilled(coming, needed) : words.event.filled(coming, needed)}
            </li>
          )}
        </For>
      </ul>
      <Show when={known().length}>
        <p>{words.event.names(known().join('、'))}</p>
      </Show>
      <Show when={others()}>{(text) => <p class="note">{text()}</p>}</Show>
      <Show when={!seats().coming.length && !others()}>
        <p class="note">{isPartial() ? words.event.ownNoAnswers : words.event.noAnswers}</p>
      </Show>
      <Show when={isPartial()}>
        <p class="note">{words.event.ownSquad}</p>
      </Show>
    </Card>
  );
}
