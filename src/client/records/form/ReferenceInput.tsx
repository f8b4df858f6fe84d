import { Match, Show, Switch } from 'solid-js';
import { isRunning } from '../../../domain/events/campaigns.ts';
import { addDays } from '../../../domain/kernel/day.ts';
import {
  type ActivityName,
  isActivityName,
  isKindName,
  type KindName,
  kindOf,
} from '../../../domain/records/kinds/index.ts';
import { isArchived } from '../../../domain/records/kinds/material.ts';
import { recordDay, textField } from '../../../domain/records/record.ts';
import { Select } from '../../components/Select.tsx';
import { createActivities, createReferences, type LocalRecord, type ReferenceName } from '../../state/records.ts';
import { common } from '../../words/common.ts';
import { formatDay } from '../../words/format.ts';
import { compareNames } from '../compare-names.ts';
import { displays } from '../kinds/index.ts';
import { createNamesOf } from '../names.ts';
import { PlacePicker } from '../places/PlacePicker.tsx';
import { OptionsInput } from './ChoiceInput.tsx';
import type { FormModel } from './form-model.ts';

interface InputProps {
  readonly form: FormModel;
  readonly label: string;
  readonly value: string | undefined;
  readonly onInput: (value: string | undefined) => void;
  readonly error?: string | undefined;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Keeps the chosen value among the options, even if it is no longer offered. */
function withChosen(options: readonly Option[], value: string | undefined, name: string | undefined): Option[] {
  const missing = value !== undefined && !options.some((option) => option.value === value);
  return missing ? [{ value, label: name ?? common.field.none }, ...options] : [...options];
}

/** Older events are not offered for today's work. */
const RECENT_DAYS = 60;
const MAX_RECENT = 40;

/** Offers recent field work, such as events. */
function ActivityInput(props: InputProps & { readonly to: ActivityName }) {
  const recorded = createActivities(props.to, () => MAX_RECENT);
  const names = createNamesOf(() => (props.value ? [props.value] : []));
  const options = () => {
    const recent = (recorded() ?? []).flatMap(({ id, record }): Option[] => {
      const day = recordDay(record) ?? '';
      const label = `${formatDay(day)} ${textField(record, kindOf(props.to).headline) ?? ''}`;
      return day >= addDays(props.form.today, -RECENT_DAYS) ? [{ value: id, label }] : [];
    });
    return withChosen(recent, props.value, names.name(props.value));
  };
  return (
    <Show when={options().length}>
      <Select
        label={props.label}
        value={props.value ?? ''}
        options={options()}
        empty={common.field.none}
        error={props.error}
        onInput={(value) => props.onInput(value || undefined)}
      />
    </Show>
  );
}

/** Sorts materials by the order of their definition, most common first; records without a form keep their place. */
const formRank = ({ kind, record }: LocalRecord): number => {
  const spec = kindOf(kind).fields.form;
  return spec?.type === 'choice' ? spec.options.indexOf(textField(record, 'form') ?? '') : 0;
};

const nameOf = ({ kind, record }: LocalRecord): string => textField(record, kindOf(kind).headline) ?? '';

/** Offers records of a reference kind by name, limited to the form's squad if it has one. */
function NamedInput(props: InputProps & { readonly to: ReferenceName }) {
  const isOfSquad = kindOf(props.to).group === 'squad' && props.form.squad;
  const records = createReferences(props.to, isOfSquad ? () => props.form.squad : undefined);
  const names = createNamesOf(() => (props.value ? [props.value] : []));
  const options = () => {
    const all = (records() ?? [])
      .filter(({ record }) => !isArchived(record))
      .sort((a, b) => formRank(a) - formRank(b) || compareNames(nameOf(a), nameOf(b)))
      .map((local) => ({ value: local.id, label: nameOf(local) }));
    const { self } = props.form;
    const name = props.value === self.id ? self.name : names.name(props.value);
    return withChosen(all, props.value, name);
  };
  return (
    <Show
      when={displays[props.to]?.offered === 'chips'}
      fallback={
        <Select
          label={props.label}
          value={props.value ?? ''}
          options={options()}
          empty={props.to === 'member' ? undefined : common.field.none}
          error={props.error}
          onInput={(value) => props.onInput(value || undefined)}
        />
      }
    >
      <Show when={options().length}>
        <OptionsInput
          optional
          label={props.label}
          value={props.value ?? ''}
          options={options()}
          error={props.error}
          onInput={props.onInput}
        />
      </Show>
    </Show>
  );
}

/** Offers the campaigns that run on the form's date, and nothing while there are none. */
function CampaignInput(props: InputProps) {
  const campaigns = createReferences('campaign');
  const day = () => (typeof props.form.values.date === 'string' ? props.form.values.date : props.form.today);
  const chosen = () => campaigns()?.find(({ id }) => id === props.value);
  const options = () => {
    const running = (campaigns() ?? [])
      .filter(({ record }) => isRunning(record, day()))
      .sort((a, b) => compareNames(nameOf(a), nameOf(b)))
      .map((local) => ({ value: local.id, label: nameOf(local) }));
    const local = chosen();
    return props.form.isNew ? running : withChosen(running, props.value, local && nameOf(local));
  };
  return (
    <Show when={options().length}>
      <Select
        label={props.label}
        value={props.value ?? ''}
        options={options()}
        empty={common.field.none}
        error={props.error}
        onInput={(value) => props.onInput(value || undefined)}
      />
    </Show>
  );
}

/** A field that references another record: a place, a campaign, field work, or a named record. */
export function ReferenceInput(props: InputProps & { readonly to: string }) {
  const to = (): KindName | undefined => (isKindName(props.to) && props.to !== 'place' ? props.to : undefined);
  const activity = () => {
    const kind = to();
    return isActivityName(kind) ? kind : undefined;
  };
  const named = () => {
    const kind = to();
    return kind && !isActivityName(kind) && kind !== 'campaign' ? kind : undefined;
  };
  return (
    <Switch>
      <Match when={props.to === 'place'}>
        <PlacePicker
          label={props.label}
          value={props.value}
          recent={props.form.recentPlaces}
          error={props.error}
          onInput={props.onInput}
        />
      </Match>
      <Match when={props.to === 'campaign'}>
        <CampaignInput {...props} />
      </Match>
      <Match when={activity()}>{(kind) => <ActivityInput {...props} to={kind()} />}</Match>
      <Match when={named()}>{(kind) => <NamedInput {...props} to={kind()} />}</Match>
    </Switch>
  );
}
