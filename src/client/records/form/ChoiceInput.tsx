import { Show } from 'solid-js';
import type { FieldSpec } from '../../../domain/records/field.ts';
import type { ActivityName } from '../../../domain/records/kinds/index.ts';
import { Chips } from '../../components/Choices.tsx';
import { Select } from '../../components/Select.tsx';
import { common } from '../../words/common.ts';
import { optionLabel } from '../kind-words.ts';
import { log } from '../words/log.ts';

/** Up to this many options are shown as chips, more as a list. */
const MAX_CHIPS = 6;

interface OptionsInputProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The choice may be empty, and can be cleared again. */
  readonly optional: boolean;
  readonly onInput: (value: string | undefined) => void;
  readonly error?: string | undefined;
}

/** One of several options, as chips or as a list. */
export function OptionsInput(props: OptionsInputProps) {
  const chips = () =>
    props.optional && props.value ? [...props.options, { value: '', label: log.unclear }] : props.options;
  const choose = (value: string) => props.onInput(value || undefined);
  return (
    <Show
      when={props.options.length <= MAX_CHIPS}
      fallback={
        <Select
          label={props.label}
          value={props.value}
          options={props.options}
          empty={common.field.none}
          error={props.error}
          onInput={choose}
        />
      }
    >
      <Chips
        label={props.label}
        value={props.value || undefined}
        options={chips()}
        error={props.error}
        onInput={choose}
      />
    </Show>
  );
}

/** A choice field of the kind's definition. */
export function ChoiceInput(props: {
  readonly kind: ActivityName;
  readonly field: string;
  readonly spec: Extract<FieldSpec, { type: 'choice' }>;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string | undefined) => void;
  readonly error?: string | undefined;
}) {
  const options = () =>
    props.spec.options.map((value) => ({ value, label: optionLabel(props.kind, props.field, value) }));
  return (
    <OptionsInput
      label={props.label}
      value={props.value}
      options={options()}
      optional={!props.spec.required}
      onInput={props.onInput}
      error={props.error}
    />
  );
}
