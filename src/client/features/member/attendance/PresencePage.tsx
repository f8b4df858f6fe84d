import { createMemo, createSignal, For, Show } from 'solid-js';
import { latestAnswers, seatsOf } from '../../../../domain/events/answers.ts';
import type { PlannedEvent } from '../../../../domain/events/event.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { createPresence, type Judged } from '../../../attendance/presence.ts';
import { createPresenceRights } from '../../../attendance/presence-rights.ts';
import { attendance as words } from '../../../attendance/words.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { compareNames } from '../../../records/compare-names.ts';
import { failureText } from '../../../records/failure-text.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createNamesOf } from '../../../records/names.ts';
import { useClient } from '../../../state/context.ts';
import { createReferences } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { formatTime } from '../../../words/format.ts';
import { PresenceRoom } from './PresenceRoom.tsx';

interface Person {
  readonly id: Id;
  readonly name: string;
  readonly squad: Id | undefined;
}

/** Lists the people whom this phone may note: those of its roster, the ones who said they come first. */
function createPeople(event: () => Id) {
  const roster = createReferences('member');
  const answers = createReferences('answer', event);
  const coming = createMemo(() => {
    const latest = latestAnswers((answers() ?? []).map(({ record }) => record));
    return new Set(seatsOf(latest, undefined).coming);
  });
  const people = createMemo((): Person[] =>
    (roster() ?? [])
      .map(({ id, record: { fields } }) => ({
        id,
        name: String(fields.name ?? ''),
        squad: typeof fields.squad === 'string' ? fields.squad : undefined,
      }))
      .sort((a, b) => compareNames(a.name, b.name)),
  );
  return {
    coming: () => people().filter(({ id }) => coming().has(id)),
    others: () => people().filter(({ id }) => !coming().has(id)),
  };
}

function PresenceList(props: { readonly event: PlannedEvent }) {
  const { session } = useClient();
  const commands = useCommands();
  const rights = createPresenceRights();
  const presence = createPresence(() => props.event.id);
  const people = createPeople(() => props.event.id);
  const names = createNamesOf(() =>
    presence.judged().flatMap(({ claim }) => [claim.member, claim.squad ?? claim.member]),
  );
  const [problem, setProblem] = createSignal<string>();
  const self = () => session.identity()?.actor.member;
  const asked = () => presence.judged().filter(({ verdict }) => verdict.state === 'asked');
  const here = () => presence.judged().filter(({ verdict: { state } }) => state === 'accepted' || state === 'waiting');
  const nameOf = ({ claim }: Judged): string =>
    names.name(claim.member) ?? [names.name(claim.squad), words.list.unknown].filter(Boolean).join(' · ');
  /** The tick that this member made of a person, which may be taken back. */
  const tickOf = (person: Id) =>
    here().find(({ claim }) => claim.member === person && claim.way === 'leader' && claim.author === self());

  const told = async (done: Promise<{ ok: boolean; error?: Parameters<typeof failureText>[0] }>) => {
    const { error } = await done;
    setProblem(error && failureText(error));
  };
  const tick = ({ id, squad }: Person) => {
    const known = tickOf(id);
    const { id: event, day } = props.event;
    if (known) return told(commands.deleteRecord(known.claim.id));
    const fields = { event, member: id, squad: squad ?? null, date: day, way: 'leader' };
    return told(commands.createRecord('attendance', fields, { isTimed: true }));
  };
  const rule = ({ claim }: Judged, ruling: 'yes' | 'no') => told(commands.editRecord(claim.id, { ruling }));

  const row = (person: Person) => {
    const isHere = () => presence.arrived().has(person.id);
    const mayTick = () => !isHere() || tickOf(person.id) !== undefined;
    return (
      <li class="list-item">
        <button
          type="button"
          class="list-row"
          aria-pressed={isHere()}
          disabled={!mayTick()}
          aria-label={isHere() ? words.list.takeBack(person.name) : words.list.tick(person.name)}
          onClick={() => void tick(person)}
        >
          <span class="list-words">
            <b>{person.name}</b>
          </span>
          <Show when={isHere()}>
            <Pill tone="ok" icon="check">
              {words.list.present}
            </Pill>
          </Show>
        </button>
      </li>
    );
  };
  const group = (title: string, list: readonly Person[]) => (
    <Show when={list.length}>
      <Card title={title}>
        <List label={title}>
          <For each={list}>{row}</For>
        </List>
      </Card>
    </Show>
  );
  return (
    <Page>
      <PageHeader
        title={words.list.title}
        overline={props.event.title}
        back={{ href: `/events/${props.event.id}`, label: words.back }}
      />
      <div class="row">
        <b>{words.list.arrived(presence.arrived().size)}</b>
        <LinkButton icon="qr" href={`/events/${props.event.id}/code`}>
          {words.show.button}
        </LinkButton>
      </div>
      <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
      <Show when={asked().length}>
        <Card title={words.list.toCheck}>
          <List label={words.list.toCheck}>
            <For each={asked()}>
              {(each) => (
                <ListItem
                  title={nameOf(each)}
                  detail={each.verdict.state === 'asked' ? words.why[each.verdict.why] : ''}
                  trailing={
                    <Show when={rights.mayRule(each.claim)} fallback={<small>{words.list.own}</small>}>
                      <div class="row">
                        <Button onClick={() => void rule(each, 'yes')}>{words.list.yes}</Button>
                        <Button look="quiet" onClick={() => void rule(each, 'no')}>
                          {words.list.no}
                        </Button>
                      </div>
                    </Show>
                  }
                />
              )}
            </For>
          </List>
        </Card>
      </Show>
      <Show when={people.coming().length + people.others().length > 0}>
        <p class="note">{words.list.note}</p>
      </Show>
      {group(words.list.coming, people.coming())}
      {group(words.list.others, people.others())}
      <Card title={words.list.title}>
        <Show when={here().length} fallback={<EmptyState icon="people" title={words.list.empty} />}>
          <List label={words.list.title}>
            <For each={here()}>
              {(each) => (
                <ListItem
                  title={nameOf(each)}
                  detail={words.list.by(optionLabel('attendance', 'way', each.claim.way), formatTime(each.claim.at))}
                  trailing={
                    <Show when={each.verdict.state === 'waiting'}>
                      <Pill tone="wait">{words.list.waiting}</Pill>
                    </Show>
                  }
                />
              )}
            </For>
          </List>
        </Show>
      </Card>
    </Page>
  );
}

/** 到场名单: who is there, ticks for people without phones, and the questions about codes. */
export default function PresencePage() {
  return <PresenceRoom title={words.list.title}>{(event) => <PresenceList event={event()} />}</PresenceRoom>;
}
