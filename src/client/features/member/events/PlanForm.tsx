import { useNavigate } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { suggestedCampaign } from '../../../../domain/events/campaigns.ts';
import { daysOf, MOST_REPEATS } from '../../../../domain/events/recurrence.ts';
import type { Day } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { event as kind } from '../../../../domain/records/kinds/event.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Form } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { TimeField } from '../../../components/TimeField.tsx';
import { createEventsHome, createMayPlan } from '../../../events/may-plan.ts';
import { events as words } from '../../../events/words.ts';
import { failureText } from '../../../records/failure-text.ts';
import { type FormValues, fromFields } from '../../../records/form/values.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { optionLabel, unitWord } from '../../../records/kind-words.ts';
import { namedOptions } from '../../../records/named-options.ts';
import { PlacePicker } from '../../../records/places/PlacePicker.tsx';
import { createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { createReferences } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { createRecordForm } from './record-form.ts';
import { saveDays } from './save-days.ts';

type TextName = 'title' | 'host' | 'contact' | 'audience' | 'materials' | 'risks';

const repeats = { once: 0, weekly: 1, fortnightly: 2 } as const;
type Repeat = keyof typeof repeats;

const label = (field: string): string => fieldLabel('event', field);

/** The form of a planned event. A recurring event is saved as events of their own, which change one by one. */
export function PlanForm(props: {
  readonly record: FoldedRecord | undefined;
  /** The values of a new event. */
  readonly start: FormValues;
  /** False if the campaign of `start` is only suggested, so that it follows the date until somebody chooses. */
  readonly isCampaignChosen: boolean;
}) {
  const { session } = useClient();
  const commands = useCommands();
  const navigate = useNavigate();
  const today = createToday();
  const mayPlan = createMayPlan();
  const home = createEventsHome();
  const actor = () => session.identity()?.actor;
  const isDistrict = () => mayPlan(() => undefined);
  const squads = createReferences('squad');
  const campaigns = createReferences('campaign');
  const form = createRecordForm(
    'event',
    props.record
      ? fromFields(props.record.fields, Object.keys(kind.fields))
      : {
          date: today(),
          risks: words.form.noRisk,
          squad: isDistrict() ? undefined : (actor()?.squad ?? undefined),
          ...props.start,
        },
    undefined,
    (failure) => ('field' in failure && failure.field === 'roles' ? words.form.badRoles : failureText(failure)),
  );
  const { text, set, error } = form;
  const [insured, setInsured] = createSignal(props.record?.fields.insured === true);
  const [repeat, setRepeat] = createSignal<Repeat>('once');
  const [times, setTimes] = createSignal<number | undefined>(4);
  const [isPublic, setPublic] = createSignal(props.record?.fields.public === true);
  const saved = new Map<Day, Id>();
  let isChosen = props.isCampaignChosen;
  const setDate = (value: string) => {
    set('date', value);
    const known = (campaigns() ?? []).map(({ record }) => record);
    if (!isChosen) set('campaign', suggestedCampaign(known, value, undefined));
  };
  const squadNames = () => namedOptions(squads());
  const others = () => squadNames().filter(({ value }) => value !== text('squad'));
  const invited = (): readonly Id[] => {
    const value = form.value('invited');
    return typeof value === 'object' ? value : [];
  };
  const invite = (squad: Id, isAsked: boolean) =>
    set('invited', isAsked ? [...invited(), squad] : invited().filter((each) => each !== squad));

  const input = (field: TextName, max: number, hint?: string) => (
    <TextField
      label={label(field)}
      hint={hint}
      maxlength={max}
      autocomplete="off"
      required={field === 'title' || field === 'risks'}
      value={text(field)}
      onInput={(value) => set(field, value)}
      error={error(field)}
    />
  );

  function save(): void {
    const { record } = props;
    const fields = { ...form.fields(), insured: insured() || null, public: isPublic() || null };
    const open = (id: Id | undefined) => navigate(`/events/${id}`, { replace: true });
    if (record) {
      void form.submit(
        () => commands.editRecord(record.id, fields, record),
        ({ recordId }) => open(recordId),
      );
      return;
    }
    const count = repeat() === 'once' ? 1 : (times() ?? 1);
    const days = daysOf(text('date'), { weeks: repeats[repeat()], times: count });
    const create = (date: Day) => commands.createRecord('event', { ...fields, status: 'planned', date });
    void form.submit(() => saveDays(days, saved, create), open);
  }

  return (
    <Page above="bar">
      <PageHeader
        title={props.record ? words.form.edit : words.form.title}
        back={{ href: props.record ? `/events/${props.record.id}` : home(), label: words.form.back }}
      />
      <Form onSubmit={save}>
        <Card>
          <div class="stack">
            {input('title', 60)}
            <DateField required label={label('date')} value={text('date')} onInput={setDate} error={error('date')} />
            <div class="two">
              <TimeField
                label={label('starts')}
                value={text('starts')}
                onInput={(value) => set('starts', value)}
                error={error('starts')}
              />
              <TimeField
                label={label('ends')}
                value={text('ends')}
                onInput={(value) => set('ends', value)}
                error={error('ends')}
              />
            </div>
            <PlacePicker
              label={label('place')}
              value={text('place') || undefined}
              onInput={(place) => set('place', place)}
              error={error('place')}
            />
            <Show when={isDistrict()}>
              <Select
                label={words.form.squad}
                value={text('squad')}
                empty={words.form.allSquads}
                options={squadNames()}
                onInput={(value) => set('squad', value || undefined)}
                error={error('squad')}
              />
            </Show>
            <NumberField
              label={label('people')}
              hint={words.form.peopleHint}
              unit={unitWord('person')}
              value={form.number('people')}
              onInput={(value) => set('people', value)}
              error={error('people')}
            />
            <TextArea
              label={label('roles')}
              hint={words.form.rolesHint}
              rows={2}
              maxlength={200}
              value={text('roles')}
              onInput={(value) => set('roles', value)}
              error={error('roles')}
            />
            {input('risks', 200, words.form.risksHint)}
            <Checkbox
              label={label('insured')}
              hint={words.form.insuredHint}
              checked={insured()}
              onInput={(value) => {
                form.touch();
                setInsured(value);
              }}
            />
          </div>
        </Card>
        <Card>
          <div class="stack">
            <Show when={campaigns()?.length}>
              <Select
                label={label('campaign')}
                value={text('campaign')}
                empty={common.field.none}
                options={(campaigns() ?? []).map(({ id, record }) => ({
                  value: id,
                  label: textField(record, 'name') ?? '',
                }))}
                onInput={(value) => {
                  isChosen = true;
                  set('campaign', value || undefined);
                }}
                error={error('campaign')}
              />
            </Show>
            <Select
              label={label('form')}
              value={text('form')}
              empty={common.field.none}
              options={kind.fields.form.options.map((value) => ({ value, label: optionLabel('event', 'form', value) }))}
              onInput={(value) => set('form', value || undefined)}
              error={error('form')}
            />
            <Select
              label={label('setting')}
              value={text('setting')}
              empty={common.field.none}
              options={kind.fields.setting.options.map((value) => ({
                value,
                label: optionLabel('event', 'setting', value),
              }))}
              onInput={(value) => set('setting', value || undefined)}
              error={error('setting')}
            />
            <Show when={others().length}>
              <fieldset class="stack">
                <legend>{label('invited')}</legend>
                <For each={others()}>
                  {(squad) => (
                    <Checkbox
                      label={squad.label}
                      checked={invited().includes(squad.value)}
                      onInput={(value) => invite(squad.value, value)}
                    />
                  )}
                </For>
                <p class="note">{words.form.invitedHint}</p>
              </fieldset>
            </Show>
            <Checkbox
              label={label('public')}
              hint={words.form.publicHint}
              checked={isPublic()}
              onInput={(value) => {
                form.touch();
                setPublic(value);
              }}
            />
            {input('audience', 60)}
            {input('host', 60)}
            {input('contact', 60)}
            {input('materials', 200)}
            <Show when={!props.record}>
              <Segmented
                label={words.form.repeat}
                value={repeat()}
                options={(Object.keys(repeats) as Repeat[]).map((value) => ({ value, label: words.form[value] }))}
                onInput={setRepeat}
              />
              <Show when={repeat() !== 'once'}>
                <NumberField
                  label={words.form.times}
                  hint={words.form.timesHint(MOST_REPEATS)}
                  value={times()}
                  onInput={setTimes}
                />
              </Show>
            </Show>
          </div>
        </Card>
        <Show when={form.trouble()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
        <BottomBar>
          <Button type="submit" look="primary" big disabled={form.saving()}>
            {words.form.save}
          </Button>
        </BottomBar>
      </Form>
    </Page>
  );
}
