import './event.css';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { campaign as kind } from '../../../../domain/records/kinds/campaign.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { CampaignProgress } from '../../../events/CampaignProgress.tsx';
import { events as words } from '../../../events/words.ts';
import { fromFields } from '../../../records/form/values.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { optionLabel, unitWord } from '../../../records/kind-words.ts';
import { createActivities, createReferences, type LocalRecord, MAX_EVENTS } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';
import { KitsCard, ProposedEvents } from './KitParts.tsx';
import { createRecordForm } from './record-form.ts';
import { TargetsInput } from './TargetsInput.tsx';

const label = (field: string): string => fieldLabel('campaign', field);
function CampaignForm(props: { readonly record: FoldedRecord | undefined; readonly onDone: () => void }) {
  const commands = useCommands();
  const form = createRecordForm('campaign', fromFields(props.record?.fields ?? {}, Object.keys(kind.fields)));
  const { text, set, error } = form;
  function save(): void {
    const { record } = props;
    const work = () =>
      record ? commands.editRecord(record.id, form.fields(), record) : commands.createRecord('campaign', form.fields());
    void form.submit(work, () => props.onDone());
  }
  const days = (field: 'from' | 'to') => (
    <DateField
      required
      label={label(field)}
      value={text(field)}
      onInput={(value) => set(field, value)}
      error={error(field)}
    />
  );
  const count = (field: 'events' | 'copies' | 'attendance') => (
    <NumberField
      label={label(field)}
      unit={unitWord(kind.fields[field].unit)}
      value={form.number(field)}
      onInput={(value) => set(field, value)}
      error={error(field)}
    />
  );
  return (
    <Card>
      <Form onSubmit={save}>
        <TextField
          required
          autocomplete="off"
          maxlength={40}
          label={label('name')}
          value={text('name')}
          onInput={(value) => set('name', value)}
          error={error('name')}
        />
        <Select
          label={label('occasion')}
          value={text('occasion')}
          empty={common.field.none}
          options={kind.fields.occasion.options.map((value) => ({
            value,
            label: optionLabel('campaign', 'occasion', value),
          }))}
          onInput={(value) => set('occasion', value || undefined)}
        />
        <div class="two">
          {days('from')}
          {days('to')}
        </div>
        <TextField
          autocomplete="off"
          maxlength={60}
          label={label('host')}
          value={text('host')}
          onInput={(value) => set('host', value)}
        />
        {count('events')}
        {count('copies')}
        {count('attendance')}
        <TargetsInput value={text('targets')} onInput={(value) => set('targets', value || undefined)} />
        <TextArea
          rows={4}
          maxlength={2000}
          label={label('points')}
          value={text('points')}
          onInput={(value) => set('points', value)}
        />
        <Show when={form.trouble()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
        <SubmitRow label={common.action.save} look="primary" busy={form.saving()}>
          <Button onClick={() => props.onDone()}>{common.action.cancel}</Button>
        </SubmitRow>
      </Form>
    </Card>
  );
}

/** 专项活动: the campaigns with their targets, and what their events have reached. */
export default function CampaignsPage() {
  const campaigns = createReferences('campaign');
  const events = createActivities('event', () => MAX_EVENTS);
  const records = createMemo(() => (events() ?? []).map(({ record }) => record));
  const campaignRecords = () => (campaigns() ?? []).map(({ record }) => record);
  const [open, setOpen] = createSignal<LocalRecord | 'new'>();
  const newest = () =>
    [...(campaigns() ?? [])].sort((a, b) =>
      (textField(b.record, 'from') ?? '').localeCompare(textField(a.record, 'from') ?? ''),
    );
  const add = () => (
    <Button look="primary" icon="plus" onClick={() => setOpen('new')}>
      {words.campaigns.add}
    </Button>
  );
  const periodOf = ({ record }: LocalRecord) =>
    words.between(...(['from', 'to'].map((field) => formatDay(textField(record, field) ?? '', 0)) as [string, string]));
  return (
    <Page>
      <PageHeader title={words.campaigns.title} back={{ href: '/office/events', label: words.title }} />
      <Show
        when={open()}
        keyed
        fallback={
          <Show
            when={newest().length}
            fallback={
              <Show when={campaigns()}>
                <EmptyState icon="calendar" title={words.campaigns.none} action={add()} />
                <KitsCard campaigns={[]} />
              </Show>
            }
          >
            <div>{add()}</div>
            <KitsCard campaigns={campaignRecords()} />
            <For each={newest()}>
              {(local) => (
                <Card title={textField(local.record, 'name') ?? ''}>
                  <p class="note">{periodOf(local)}</p>
                  <CampaignProgress campaign={local.record} />
                  <Show when={textField(local.record, 'points')}>
                    {(points) => <p class="event-points">{points()}</p>}
                  </Show>
                  <ProposedEvents campaign={local.record} events={records()} />
                  <div class="row">
                    <Button icon="edit" onClick={() => setOpen(local)}>
                      {words.event.edit}
                    </Button>
                  </div>
                </Card>
              )}
            </For>
          </Show>
        }
      >
        {(chosen) => (
          <CampaignForm record={chosen === 'new' ? undefined : chosen.record} onDone={() => setOpen(undefined)} />
        )}
      </Show>
    </Page>
  );
}
