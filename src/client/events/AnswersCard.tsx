import { For, Show } from 'solid-js';
import { asksFor, type PlannedEvent } from '../../domain/events/event.ts';
import { may } from '../../domain/records/permission.ts';
import { Card } from '../components/Card.tsx';
import { createNamesOf } from '../records/names.ts';
import { useClient } from '../state/context.ts';
import type { Answers } from './answers.ts';
import { events as words } from './words.ts';

/** The answers so far, as counts, with the names that this phone knows. */
export function AnswersCard(props: { readonly answers: Answers; readonly event: PlannedEvent }) {
  const { session } = useClient();
  const seats = () => props.answers.seats();
  const names = createNamesOf(() => seats().coming);
  const known = () => seats().coming.flatMap((member) => names.name(member) ?? []);
  const people = () => props.event.people;
  const missing = () => (people() ?? 0) - seats().coming.length;
  /** A squad's phones have the answers of their own squad alone. */
  const holdsPart = () => {
    const actor = session.identity()?.actor;
    const isOwn = props.event.squad === (actor?.squad ?? undefined) && !props.event.invited.length;
    return actor && !may(actor.role, 'figures.read') && !isOwn && asksFor(props.event, actor.squad);
  };
  const others = () =>
    [
      seats().waiting.length ? words.event.waiting(seats().waiting.length) : '',
      seats().maybe.length ? words.event.maybe(seats().maybe.length) : '',
      seats().no.length ? words.event.no(seats().no.length) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  const title = () => {
    if (people() === undefined) return words.event.coming(seats().coming.length);
    return missing() > 0 ? words.event.needs(missing()) : words.event.enough;
  };
  return (
    <Card title={title()}>
      <Show when={people()}>{(all) => <p>{words.event.of(seats().coming.length, all())}</p>}</Show>
      <ul>
        <For each={props.answers.roles()}>
          {({ role, coming, people: needed }) => (
            <li class="row">
              {coming < needed ? <b>{role}</b> : role} {words.event.filled(coming, needed)}
            </li>
          )}
        </For>
      </ul>
      <Show when={known().length}>
        <p>{words.event.names(known().join('、'))}</p>
      </Show>
      <Show when={others()}>{(text) => <p class="note">{text()}</p>}</Show>
      <Show when={!seats().coming.length && !others()}>
        <p class="note">{words.event.noAnswers}</p>
      </Show>
      <Show when={holdsPart()}>
        <p class="note">{words.event.ownSquad}</p>
      </Show>
    </Card>
  );
}
