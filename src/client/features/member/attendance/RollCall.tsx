import { createMemo, createSignal, For, Show } from 'solid-js';
import { latestAnswers, seatsOf } from '../../../../domain/events/answers.ts';
import { asksFor, type PlannedEvent } from '../../../../domain/events/event.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { textField } from '../../../../domain/records/record.ts';
import { attendance as words } from '../../../attendance/words.ts';
import { Card } from '../../../components/Card.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { List } from '../../../components/List.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { compareNames } from '../../../records/compare-names.ts';
import { createReferences } from '../../../state/records.ts';

export interface Person {
  readonly id: Id;
  readonly name: string;
  readonly squad: Id | undefined;
  /** Comes in paid working time, as the roster says. */
  readonly duty: boolean;
}

interface Group {
  readonly title: string;
  readonly people: readonly Person[];
}

/** More people than fit a screen or two are searched. */
const MANY = 30;

/** Groups the people of this phone's roster: who said they come, then the squads that were asked, then all others. */
function createGroups(event: () => PlannedEvent, wanted: () => string) {
  const roster = createReferences('member');
  const squads = createReferences('squad');
  const answers = createReferences('answer', () => event().id);
  const people = createMemo((): readonly Person[] =>
    (roster() ?? [])
      .map(({ id, record }) => ({
        id,
        name: textField(record, 'name') ?? '',
        squad: textField(record, 'squad'),
        duty: record.fields.duty === true,
      }))
      .sort((a, b) => compareNames(a.name, b.name)),
  );
  const coming = createMemo(() => {
    const latest = latestAnswers((answers() ?? []).map(({ record }) => record));
    return new Set(seatsOf(latest, undefined).coming);
  });
  const groups = (): readonly Group[] => {
    const shown = people().filter(({ name }) => name.includes(wanted().trim()));
    const rest = shown.filter(({ id }) => !coming().has(id));
    const asked = (squads() ?? [])
      .filter(({ id }) => asksFor(event(), id))
      .map(({ id, record }) => ({
        title: textField(record, 'name') ?? '',
        people: rest.filter((person) => person.squad === id),
      }))
      .sort((a, b) => compareNames(a.title, b.title));
    const known = new Set(asked.flatMap((group) => group.people));
    return [
      { title: words.list.coming, people: shown.filter(({ id }) => coming().has(id)) },
      ...asked,
      { title: words.list.others, people: rest.filter((person) => !known.has(person)) },
    ];
  };
  return { groups, isLarge: () => people().length > MANY };
}

/** Ticks for people without phones: one tap notes a person, one more takes the own note back. */
export function RollCall(props: {
  readonly event: PlannedEvent;
  readonly isHere: (person: Id) => boolean;
  /** Whether this member noted the person, and may take it back. */
  readonly isTicked: (person: Id) => boolean;
  /** The pill of a noted person, such as 已到. */
  readonly mark: string;
  readonly onTick: (person: Person) => unknown;
}) {
  const [wanted, setWanted] = createSignal('');
  const { groups, isLarge } = createGroups(() => props.event, wanted);
  const row = (person: Person) => (
    <li class="list-item">
      <button
        type="button"
        class="list-row"
        aria-pressed={props.isHere(person.id)}
        disabled={props.isHere(person.id) && !props.isTicked(person.id)}
        aria-label={props.isHere(person.id) ? words.list.takeBack(person.name) : words.list.tick(person.name)}
        onClick={() => void props.onTick(person)}
      >
        <span class="list-words">
          <b>{person.name}</b>
        </span>
        <Show when={props.isHere(person.id)} fallback={<Icon name="plus" />}>
          <Pill tone="ok" icon="check">
            {props.mark}
          </Pill>
        </Show>
      </button>
    </li>
  );
  return (
    <>
      <Show when={isLarge()}>
        <TextField type="search" label={words.list.search} value={wanted()} onInput={setWanted} />
      </Show>
      <For each={groups()}>
        {(group) => (
          <Show when={group.people.length}>
            <Card title={group.title}>
              <List label={group.title}>
                <For each={group.people}>{row}</For>
              </List>
            </Card>
          </Show>
        )}
      </For>
    </>
  );
}
