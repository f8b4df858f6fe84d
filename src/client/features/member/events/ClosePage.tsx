import { useNavigate, useParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import type { PlannedEvent } from '../../../../domain/events/event.ts';
import { MAX_PHOTOS } from '../../../../domain/photos/photo.ts';
import { photosIn } from '../../../../domain/records/field.ts';
import { PresenceAtClosing } from '../../../attendance/PresenceAtClosing.tsx';
import { createPresence } from '../../../attendance/presence.ts';
import { attendance as presenceWords } from '../../../attendance/words.ts';
import { AmountField } from '../../../components/AmountField.tsx';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Form } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TimeField } from '../../../components/TimeField.tsx';
import { createAnswers } from '../../../events/answers.ts';
import { whenText } from '../../../events/event-text.ts';
import { createPlanned } from '../../../events/planned.ts';
import { events as words } from '../../../events/words.ts';
import { failureText } from '../../../records/failure-text.ts';
import { fromFields } from '../../../records/form/values.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { unitOf, unitWord } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { MaterialsUsed, type Used } from './MaterialsUsed.tsx';
import { createRecordForm } from './record-form.ts';
import { saveLeaflets } from './save-closing.ts';

const PhotoField = lazyPart(() => import('../../../photos/view/PhotoField.tsx'));

const counts = ['attendance', 'consultations', 'present'] as const;
const names = [...counts, 'finished', 'hours', 'note', 'photos'];
/** Steps of the volunteers on the spot, who are few. */
const FEW = [1, 5, 10] as const;

function CloseForm(props: { readonly local: LocalRecord; readonly event: PlannedEvent }) {
  const { session } = useClient();
  const commands = useCommands();
  const navigate = useNavigate();
  const today = createToday();
  const answers = createAnswers(() => props.event);
  const presence = createPresence(() => props.event.id);
  const form = createRecordForm('event', fromFields(props.local.record.fields, names), names, (failure) =>
    failure.code === 'future_date' ? words.closing.tooEarly : failureText(failure),
  );
  const { number, set, error } = form;
  const [used, setUsed] = createSignal<readonly Used[]>([{ material: undefined, quantity: undefined }]);
  const [consent, setConsent] = createSignal(props.local.record.fields.consent === true);
  const [isAsked, setAsked] = createSignal(false);
  const pending = new Set<Promise<unknown>>();
  const photos = () => {
    const value = form.value('photos');
    return typeof value === 'object' ? photosIn(value) : [];
  };
  const expected = () => answers.seats().coming.length + answers.seats().waiting.length;
  /** Answers of one squad say nothing about the number of all. */
  const difference = () => (answers.isPartial() ? 0 : Math.abs((number('present') ?? expected()) - expected()));
  const listed = () => presence.arrived().size;
  const listText = () => {
    if (listed()) return presenceWords.closing.list(listed());
    return answers.isPartial() ? words.closing.ownList(expected()) : words.closing.list(expected());
  };
  const isEarly = () => props.event.day > today();

  function save(): void {
    const { id, record } = props.local;
    const work = async () => {
      await Promise.all(pending);
      const fields = { ...form.fields(), consent: consent() || null, status: 'held' };
      const done = await commands.editRecord(id, fields, record);
      const actor = session.identity()?.actor;
      return done.ok && actor ? saveLeaflets(commands, props.event, used(), actor) : done;
    };
    if (photos().length && !consent()) {
      setAsked(true);
      return;
    }
    void form.submit<unknown>(work, () => navigate(`/events/${id}`, { replace: true }));
  }

  return (
    <Page above="bar">
      <PageHeader
        title={words.closing.title}
        overline={whenText(props.event)}
        back={{ href: `/events/${props.event.id}`, label: words.form.back }}
      />
      <h2 class="list-words">{props.event.title}</h2>
      <Show when={isEarly()}>
        <Notice tone="wait" icon="clock" title={words.closing.tooEarly} />
      </Show>
      <Form onSubmit={save}>
        <Card>
          <div class="stack">
            {counts.map((field) => {
              const unit = unitOf('event', field, {});
              const unitText = unit && unitWord(unit);
              return (
                <AmountField
                  label={field === 'present' ? words.closing.present : fieldLabel('event', field)}
                  hint={field === 'present' ? listText() : unitText}
                  value={number(field)}
                  onInput={(value) => set(field, value)}
                  units={unitText ? [unitText] : []}
                  plusLabel={common.action.plus}
                  steps={field === 'present' ? FEW : undefined}
                  error={error(field)}
                />
              );
            })}
            <Show
              when={listed()}
              fallback={
                <Show when={difference() > 0}>
                  <Notice tone="wait" icon="alert" title={words.closing.differs(difference())} />
                </Show>
              }
            >
              {(count) => <PresenceAtClosing event={props.event.id} counted={number('present')} listed={count()} />}
            </Show>
          </div>
        </Card>
        <Card>
          <Show
            when={props.event.starts && props.event.ends}
            fallback={
              <NumberField
                label={presenceWords.closing.hours}
                hint={presenceWords.closing.hoursHint}
                decimal
                value={number('hours')}
                onInput={(value) => set('hours', value)}
                error={error('hours')}
              />
            }
          >
            <TimeField
              label={fieldLabel('event', 'finished')}
              hint={presenceWords.closing.finishedHint}
              value={form.text('finished')}
              onInput={(value) => set('finished', value)}
              error={error('finished')}
            />
          </Show>
        </Card>
        <MaterialsUsed
          used={used()}
          onInput={(next) => {
            form.touch();
            setUsed(next);
          }}
        />
        <TextArea
          label={fieldLabel('event', 'note')}
          rows={3}
          maxlength={2000}
          value={form.text('note')}
          onInput={(value) => set('note', value)}
          error={error('note')}
        />
        <PhotoField
          label={fieldLabel('event', 'photos')}
          value={photos()}
          max={MAX_PHOTOS}
          onInput={(next: readonly string[]) => set('photos', next.length ? next : undefined)}
          onWork={(work: Promise<unknown>) => {
            pending.add(work);
            void work.finally(() => pending.delete(work));
          }}
          error={error('photos')}
        />
        <Show when={photos().length}>
          <Card>
            <Checkbox
              label={words.closing.consent}
              hint={words.closing.consentHint}
              checked={consent()}
              onInput={setConsent}
              error={isAsked() && !consent() ? words.closing.needsConsent : undefined}
            />
          </Card>
        </Show>
        <Show when={form.trouble()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
        <BottomBar>
          <Button type="submit" look="primary" big disabled={form.saving() || isEarly()}>
            {common.action.save}
          </Button>
          <p class="note">{words.closing.offline}</p>
        </BottomBar>
      </Form>
    </Page>
  );
}

/** 活动办结: the counts of an event that took place, entered once, on one screen. */
export default function ClosePage() {
  const params = useParams<{ id: string }>();
  const { shown } = createPlanned(() => params.id);
  return <Show when={shown()}>{(known) => <CloseForm local={known().local} event={known().event} />}</Show>;
}
