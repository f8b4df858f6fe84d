import { Match, Show, Switch } from 'solid-js';
import { addDays } from '../../../domain/day.ts';
import type { ReferenceTarget } from '../../../domain/field.ts';
import { kindOf } from '../../../domain/kinds/index.ts';
import { recordDay, textField } from '../../../domain/record.ts';
import { createActivities, createReferences, type LocalRecord } from '../../state/records.ts';
import { Select } from '../../ui/Select.tsx';
import { common } from '../../words/common.ts';
import { formatDay } from '../../words/format.ts';
import { compareNames } from '../compare-names.ts';
import { createNamesOf } from '../names.ts';
import { PlacePicker } from '../PlacePicker.tsx';
import { OptionsInput } from './ChoiceInput.tsx';
import type { FormModel } from './form-model.ts';

interface ReferenceInputProps {
  readonly form: FormModel;
  readonly to: ReferenceTarget;
  readonly label: string;
  readonly value: string | undefined;
  readonly onInput: (value: string | undefined) => void;
  readonly error?: string | undefined;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Keeps what is chosen among the options, even where it is no longer offered. */
function withChosen(options: readonly Option[], value: string | undefined, name: string | undefined): Option[] {
  const missing = value !== undefined && !options.some((option) => option.value === value);
  return missing ? [{ value, label: name ?? common.field.none }, ...options] : [...options];
}

/** Events older than this are not what somebody logs today's work for. */
const EVENT_DAYS = 60;
const MAX_EVENTS = 40;

function EventInput(props: ReferenceInputProps) {
  const events = createActivities('event', () => MAX_EVENTS);
  const names = createNamesOf(() => (props.value ? [props.value] : []));
  const options = () => {
    const recent = (events() ?? []).flatMap(({ id, record }): Option[] => {
      const day = recordDay(record) ?? '';
      const label = `${formatDay(day)} ${textField(record, 'title') ?? ''}`;
      return day >= addDays(props.form.today, -EVENT_DAYS) ? [{ value: id, label }] : [];
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

/** Materials in the order of their definition, the commonest first; whatever has no form keeps its place. */
const formRank = ({ kind, record }: LocalRecord): number => {
  const spec = kindOf(kind).fields.form;
  return spec?.type === 'choice' ? spec.options.indexOf(textField(record, 'form') ?? '') : 0;
};

const nameOf = ({ record }: LocalRecord): string => textField(record, 'name') ?? '';

function NamedInput(props: ReferenceInputProps & { readonly to: 'material' | 'squad' | 'member' }) {
  const records = createReferences(
    props.to,
    props.to === 'member' && props.form.squad ? () => props.form.squad : undefined,
  );
  const names = createNamesOf(() => (props.value ? [props.value] : []));
  const options = () => {
    const all = [...(records() ?? [])]
      .sort((a, b) => formRank(a) - formRank(b) || compareNames(nameOf(a), nameOf(b)))
      .map((local) => ({ value: local.id, label: nameOf(local) }));
    const { self } = props.form;
    const name = props.value === self.id ? self.name : names.name(props.value);
    return withChosen(all, props.value, name);
  };
  return (
    <Show
      when={props.to === 'material'}
      fallback={
        <Select
          label={props.label}
          value={props.value ?? ''}
          options={options()}
          empty={props.to === 'squad' ? common.field.none : undefined}
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

/** A field that points to another record: a place, a material, an event, a member, a squad. */
export function ReferenceInput(props: ReferenceInputProps) {
  const named = () => (props.to === 'place' || props.to === 'event' ? undefined : props.to);
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
      <Match when={props.to === 'event'}>
        <EventInput {...props} />
      </Match>
      <Match when={named()}>{(to) => <NamedInput {...props} to={to()} />}</Match>
    </Switch>
  );
}
