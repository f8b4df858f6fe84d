import { createSignal, For, Show } from 'solid-js';
import type { LaterReason } from '../../../../domain/attendance/claim.ts';
import { isOver } from '../../../../domain/attendance/verdict.ts';
import { addWorkdays, DEADLINE } from '../../../../domain/attendance/workdays.ts';
import { asksFor, type PlannedEvent } from '../../../../domain/events/event.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { FieldValue } from '../../../../domain/records/field.ts';
import { laterReasons } from '../../../../domain/records/kinds/attendance.ts';
import { createPresence, type Judged } from '../../../attendance/presence.ts';
import { createPresenceRights } from '../../../attendance/presence-rights.ts';
import { attendance as words } from '../../../attendance/words.ts';
import { createWorkdays, lampText } from '../../../attendance/workdays.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Chips } from '../../../components/Choices.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { TimeField } from '../../../components/TimeField.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createNamesOf } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { createReferences } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { formatTime } from '../../../words/format.ts';
import { ClaimDialog } from './ClaimDialog.tsx';
import { PresenceRoom } from './PresenceRoom.tsx';
import { type Person, RollCall } from './RollCall.tsx';

function PresenceList(props: { readonly event: PlannedEvent }) {
  const { session, time } = useClient();
  const commands = useCommands();
  const rights = createPresenceRights();
  const presence = createPresence(() => props.event.id);
  const squads = createReferences('squad');
  const today = createToday();
  const workdays = createWorkdays();
  const names = createNamesOf(() =>
    presence
      .judged()
      .flatMap(({ claim }) => [claim.member, claim.squad ?? claim.member, claim.ruledBy ?? claim.member]),
  );
  const [problem, setProblem] = createSignal<string>();
  const [reason, setReason] = createSignal<LaterReason>();
  const [from, setFrom] = createSignal('');
  const [until, setUntil] = createSignal('');
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
  /** Returns the own entry about a person, which may be taken back. */
  const tickOf = (person: Id) =>
    inState('accepted', 'waiting', 'asked').find(
      ({ claim }) =>
        claim.member === person && ['leader', 'later'].includes(claim.way) && (claim.author ?? self()) === self(),
    );
  /** Whether hours of the event are not settled: it is not closed, or somebody has to be asked. */
  const isOpen = () => props.event.phase === 'planned' || inState('asked', 'waiting').length > 0;
  const isLate = () => isOver(props.event, time());
  const asksOthers = () =>
    !rights.mayNoteAll() && (squads() ?? []).filter(({ id }) => asksFor(props.event, id)).length > 1;

  const told = async (done: Promise<{ ok: boolean; error?: Parameters<typeof failureText>[0] }>) => {
    const { error } = await done;
    setProblem(error && failureText(error));
  };
  const tick = ({ id, squad, duty }: Person) => {
    const known = tickOf(id);
    const { id: event, day } = props.event;
    if (known) return told(commands.deleteRecord(known.claim.id));
    if (isLate() && !reason()) return setProblem(words.later.reasonFirst);
    const way = isLate() ? { way: 'later', reason: reason() ?? null, from: from(), until: until() } : { way: 'leader' };
    const fields = { event, member: id, squad: squad ?? null, date: day, duty: duty || null, ...way };
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
  const askedText = ({ claim, verdict }: Judged) =>
    [
      claim.reason && optionLabel('attendance', 'way', claim.way),
      claim.reason && optionLabel('attendance', 'reason', claim.reason),
      verdict.state === 'asked' && words.why[verdict.why],
    ]
      .filter(Boolean)
      .join(' · ');
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
      <Show when={isLate() && isOpen()}>
        <Notice tone="wait" icon="clock" title={words.lamp.hours}>
          {lampText(today(), addWorkdays(props.event.day, DEADLINE, workdays()), workdays())}
        </Notice>
      </Show>
      <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
      <Show when={inState('asked').length}>
        <Card title={words.list.toCheck}>
          <List label={words.list.toCheck}>
            <For each={inState('asked')}>
              {(each) => (
                <ListItem
                  title={nameOf(each)}
                  detail={askedText(each)}
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
      <Show when={isLate()} fallback={<p class="note">{words.list.note}</p>}>
        <Card title={words.later.title}>
          <p class="note">{words.later.note}</p>
          <Chips
            label={words.later.reason}
            value={reason()}
            options={laterReasons.map((value) => ({ value, label: optionLabel('attendance', 'reason', value) }))}
            onInput={(chosen) => {
              setProblem(undefined);
              setReason(chosen);
            }}
          />
          <div class="two">
            <TimeField label={words.later.from} value={from()} onInput={setFrom} />
            <TimeField label={words.later.until} value={until()} onInput={setUntil} />
          </div>
        </Card>
      </Show>
      <RollCall
        event={props.event}
        mark={isLate() ? words.later.mark : words.list.present}
        isHere={(person) => presence.arrived().has(person) || tickOf(person) !== undefined}
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
