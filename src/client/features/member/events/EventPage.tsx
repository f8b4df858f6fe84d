import { useParams } from '@solidjs/router';
import { createEffect, createSignal, For, Show } from 'solid-js';
import { calendarFile } from '../../../../domain/events/calendar-file.ts';
import { type PlannedEvent, seenOf } from '../../../../domain/events/event.ts';
import { readClock } from '../../../../domain/kernel/clock.ts';
import { contentClock, textField } from '../../../../domain/records/record.ts';
import { PresenceLinks } from '../../../attendance/PresenceLinks.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Chips } from '../../../components/Choices.tsx';
import { CopyField } from '../../../components/CopyField.tsx';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { AnswersCard } from '../../../events/AnswersCard.tsx';
import { createAnswers, createMyClashes } from '../../../events/answers.ts';
import { chatText } from '../../../events/chat-text.ts';
import { EventFacts } from '../../../events/EventFacts.tsx';
import { createStanding, squadsText, toneOf } from '../../../events/event-text.ts';
import { createEventsHome, createMayPlan } from '../../../events/may-plan.ts';
import { createPlanned } from '../../../events/planned.ts';
import { seenKey } from '../../../events/seen.ts';
import { events as words } from '../../../events/words.ts';
import { saveFile } from '../../../platform/export-file.ts';
import { failureText } from '../../../records/failure-text.ts';
import { createNames } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { AnswerBar } from './AnswerBar.tsx';
import { DisputedNotice, HeldCard } from './HeldParts.tsx';

function CancelButton(props: { readonly local: LocalRecord }) {
  const commands = useCommands();
  const [open, setOpen] = createSignal(false);
  const [reason, setReason] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  const cancel = async () => {
    const { id, record } = props.local;
    const done = await commands.editRecord(id, { status: 'cancelled', cancelled: reason().trim() || null }, record);
    setOpen(false);
    setProblem(done.ok ? undefined : failureText(done.error));
  };
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        {words.event.cancel}
      </Button>
      <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
      <ConfirmDialog
        open={open()}
        onClose={() => setOpen(false)}
        title={words.event.cancelTitle}
        words={common.action}
        confirm={words.event.cancelConfirm}
        onConfirm={() => void cancel()}
      >
        <TextField label={words.event.cancelReason} maxlength={200} value={reason()} onInput={setReason} />
      </ConfirmDialog>
    </>
  );
}

function EventView(props: { readonly local: LocalRecord; readonly event: PlannedEvent }) {
  const standingOf = createStanding();
  const today = createToday();
  const record = () => props.local.record;
  const home = createEventsHome();
  const text = (field: string) => textField(record(), field);
  const names = createNames(() => [record()]);
  const mayPlan = createMayPlan();
  const isPlanner = () => mayPlan(() => props.event.squad);
  const answers = createAnswers(() => props.event);
  const standing = () => standingOf(props.event);
  const commands = useCommands();
  createEffect(() => void commands.saveDraft(seenKey(props.event.id), seenOf(props.event)));
  const isOpen = () => ['planned', 'running'].includes(standing());
  const clashes = createMyClashes(() => props.event);
  const place = () => names.place(props.event.place);
  const chat = () =>
    chatText(props.event, {
      record: record(),
      place: place(),
      today: today(),
      lacking: answers.isPartial() ? [] : answers.roles().filter(({ coming, people }) => coming < people),
      link: `${location.origin}/events/${props.event.id}`,
    });
  const saveCalendar = () => {
    const file = calendarFile(words.title, location.hostname, [
      {
        ...props.event,
        sequence: Math.floor(readClock(contentClock(record())).wall / 1_000) % 2 ** 31,
        changed: readClock(contentClock(record())).wall,
        location: place(),
        description: text('risks'),
        url: `${location.origin}/events/${props.event.id}`,
      },
    ]);
    void saveFile({ name: props.event.title, ending: 'ics', text: file });
  };
  return (
    <Page above={isOpen() ? 'bar' : undefined}>
      <PageHeader
        title={props.event.title}
        overline={squadsText(props.event, names)}
        back={{ href: home(), label: words.title }}
        trailing={<Pill tone={toneOf(standing())}>{words.state[standing()]}</Pill>}
      />
      <Show when={props.event.phase === 'cancelled'}>
        <Notice tone="wait" icon="alert" title={words.state.cancelled}>
          {text('cancelled') && words.event.reason(text('cancelled') ?? '')}
        </Notice>
      </Show>
      <Show when={isPlanner()}>
        <DisputedNotice local={props.local} event={props.event} />
      </Show>
      <Show when={isOpen() && answers.queued()}>
        {(queue) => (
          <Notice
            tone="wait"
            icon="info"
            title={answers.isPartial() ? words.event.queuedAmong : words.event.queued(queue())}
          />
        )}
      </Show>
      <Show when={isOpen()}>
        <For each={clashes()}>
          {(other) => <Notice quiet tone="wait" icon="clock" title={words.event.clash(other.title)} />}
        </For>
      </Show>
      <EventFacts event={props.event} record={record()} names={names} />
      <PresenceLinks event={props.event} />
      <Show when={props.event.phase === 'planned'}>
        <AnswersCard answers={answers} event={props.event} />
      </Show>
      <Show when={isOpen() && answers.mine()?.choice === 'yes' && answers.roles().length}>
        <Card>
          <Chips
            label={words.event.role}
            value={answers.mine()?.role}
            options={answers.roles().map(({ role }) => ({ value: role, label: role }))}
            onInput={(role) => void answers.take(role)}
          />
        </Card>
      </Show>
      <ActionNotice of={answers} />
      <Show when={props.event.phase === 'held'}>
        <HeldCard local={props.local} event={props.event} names={names} isPlanner={isPlanner()} />
      </Show>
      <Show when={isPlanner() && props.event.phase === 'planned'}>
        <div class="row">
          <LinkButton look={isOpen() ? 'plain' : 'primary'} icon="check" href={`/events/${props.event.id}/close`}>
            {words.event.close}
          </LinkButton>
          <LinkButton icon="edit" href={`/events/${props.event.id}/edit`}>
            {words.event.edit}
          </LinkButton>
        </div>
      </Show>
      <Show when={isOpen()}>
        <Button wide icon="calendar" onClick={saveCalendar}>
          {words.event.calendar}
        </Button>
      </Show>
      <Show when={isPlanner() && props.event.phase !== 'held' && props.event.day >= today()}>
        <Card>
          <CopyField
            rows={5}
            look="plain"
            label={words.event.notice}
            text={chat()}
            words={{ ...common.action, copyFailed: words.event.copyFailed }}
          />
        </Card>
      </Show>
      <Show when={isPlanner() && props.event.phase === 'planned'}>
        <CancelButton local={props.local} />
      </Show>
      <Show when={isOpen()}>
        <AnswerBar answers={answers} />
      </Show>
    </Page>
  );
}

/** An event: when, where, who comes; answering, and for planners editing, closing and cancelling. */
export default function EventPage() {
  const params = useParams<{ id: string }>();
  const { shown, isLoaded } = createPlanned(() => params.id);
  return (
    <Show
      when={shown()}
      fallback={
        <Show when={isLoaded()}>
          <Page>
            <PageHeader title={words.title} back={{ href: '/events', label: words.title }} />
            <EmptyState icon="calendar" title={words.event.gone} link={{ href: '/events', label: words.title }}>
              {words.event.goneHint}
            </EmptyState>
          </Page>
        </Show>
      }
    >
      {(known) => <EventView local={known().local} event={known().event} />}
    </Show>
  );
}
