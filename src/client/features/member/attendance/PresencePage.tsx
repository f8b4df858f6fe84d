import { createSignal, For, Show } from 'solid-js';
import { asksFor, type PlannedEvent } from '../../../../domain/events/event.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { FieldValue } from '../../../../domain/records/field.ts';
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
import { failureText } from '../../../records/failure-text.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createNamesOf } from '../../../records/names.ts';
import { useClient } from '../../../state/context.ts';
import { createReferences } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { formatTime } from '../../../words/format.ts';
import { ClaimDialog } from './ClaimDialog.tsx';
import { PresenceRoom } from './PresenceRoom.tsx';
import { type Person, RollCall } from './RollCall.tsx';

function PresenceList(props: { readonly event: PlannedEvent }) {
  const { session } = useClient();
  const commands = useCommands();
  const rights = createPresenceRights();
  const presence = createPresence(() => props.event.id);
  const squads = createReferences('squad');
  const names = createNamesOf(() =>
    presence
      .judged()
      .flatMap(({ claim }) => [claim.member, claim.squad ?? claim.member, claim.ruledBy ?? claim.member]),
  );
  const [problem, setProblem] = createSignal<string>();
  const [opened, setOpened] = createSignal<Id>();
  const self = () => session.identity()?.actor.member;
  const inState = (...states: readonly Judged['verdict']['state'][]) =>
    presence.judged().filter(({ verdict }) => states.includes(verdict.state));
  const here = () => inState('accepted', 'waiting');
  const nameOf = ({ claim }: Judged): string =>
    names.name(claim.member) ?? [names.name(claim.squad), words.list.unknown].filter(Boolean).join(' · ');
  const ruledBy = ({ claim: { ruling, ruledBy: by, because } }: Judged): string =>
    ruling === undefined
      ? ''
      : [words.list.ruledBy(names.name(by) ?? words.list.unknown, optionLabel('attendance', 'ruling', ruling)), because]
          .filter(Boolean)
          .join(' · ');
  /** The tick that this member made of a person, which may be taken back. */
  const tickOf = (person: Id) =>
    here().find(({ claim }) => claim.member === person && claim.way === 'leader' && claim.author === self());
  const asksOthers = () =>
    !rights.mayNoteAll() && (squads() ?? []).filter(({ id }) => asksFor(props.event, id)).length > 1;

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
  const edit = (claim: Id, { ruling, ...fields }: Readonly<Record<string, FieldValue>>) =>
    told(
      commands.editRecord(
        claim,
        ruling === undefined ? fields : { because: null, ...fields, ruling, ruledBy: self() ?? null },
      ),
    );

  const row = (each: Judged, detail: string) => (
    <ListItem
      title={nameOf(each)}
      detail={detail}
      onClick={() => setOpened(each.claim.id)}
      trailing={
        <Show when={each.claim.duty || each.verdict.state === 'waiting'}>
          <Pill tone={each.verdict.state === 'waiting' ? 'wait' : 'plain'}>
            {each.verdict.state === 'waiting' ? words.list.waiting : words.list.duty}
          </Pill>
        </Show>
      }
    />
  );
  const wayOf = ({ claim }: Judged) => words.list.by(optionLabel('attendance', 'way', claim.way), formatTime(claim.at));
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
      <Show when={inState('asked').length}>
        <Card title={words.list.toCheck}>
          <List label={words.list.toCheck}>
            <For each={inState('asked')}>
              {(each) => (
                <ListItem
                  title={nameOf(each)}
                  detail={each.verdict.state === 'asked' ? words.why[each.verdict.why] : ''}
                  trailing={
                    <Show when={rights.mayRule(each.claim)} fallback={<small>{words.list.own}</small>}>
                      <div class="row">
                        <Button onClick={() => void edit(each.claim.id, { ruling: 'yes' })}>{words.list.yes}</Button>
                        <Button look="quiet" onClick={() => setOpened(each.claim.id)}>
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
      <RollCall
        event={props.event}
        isHere={(person) => presence.arrived().has(person)}
        isTicked={(person) => tickOf(person) !== undefined}
        onTick={tick}
      />
      <Show when={asksOthers()}>
        <p class="note">{words.list.otherSquads}</p>
      </Show>
      <Card title={words.list.title}>
        <Show when={here().length} fallback={<EmptyState icon="people" title={words.list.empty} />}>
          <List label={words.list.title}>
            <For each={here()}>{(each) => row(each, [wayOf(each), ruledBy(each)].filter(Boolean).join(' · '))}</For>
          </List>
        </Show>
      </Card>
      <Show when={inState('declined').length}>
        <Card title={words.list.declined}>
          <List label={words.list.declined}>
            <For each={inState('declined')}>{(each) => row(each, ruledBy(each))}</For>
          </List>
        </Card>
      </Show>
      <ClaimDialog
        of={presence.judged().find(({ claim }) => claim.id === opened())}
        name={nameOf}
        ruledBy={ruledBy}
        mayRule={presence.judged().some(({ claim }) => claim.id === opened() && rights.mayRule(claim))}
        onEdit={(fields) => {
          const claim = opened();
          if (fields.ruling !== undefined) setOpened(undefined);
          return claim && edit(claim, fields);
        }}
        onClose={() => setOpened(undefined)}
      />
    </Page>
  );
}

/** 到场名单: who is there, ticks for people without phones, and the questions about codes. */
export default function PresencePage() {
  return <PresenceRoom title={words.list.title}>{(event) => <PresenceList event={event()} />}</PresenceRoom>;
}
