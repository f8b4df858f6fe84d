import { For, Show } from 'solid-js';
import { Field, type FieldProps } from './Field.tsx';

export interface SelectOption {
  value: string;
  label: string;
}

export interface SelectProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  options: readonly (SelectOption | { group: string; options: readonly SelectOption[] })[];
  /** Label of the empty option; without it there is always a value. */
  empty?: string | undefined;
  name?: string | undefined;
}

/** A native select with option groups, such as villages under their town. */
export function Select(props: SelectProps) {
  const option = (entry: SelectOption) => (
    <option value={entry.value} selected={entry.value === props.value}>
      {entry.label}
    </option>
  );
  return (
    <Field label={props.label} hint={props.hint} error={props.error} required={props.required}>
      {(control) => (
        <select
          {...control}
          class="control"
          name={props.name}
          onChange={(event) => props.onInput(event.currentTarget.value)}
        >
          <Show when={props.empty !== undefined}>
            <option value="" selected={props.value === ''}>
              {props.empty}
            </option>
          </Show>
          <For each={props.options}>
            {(entry) =>
              'group' in entry ? (
                <optgroup label={entry.group}>
                  <For each={entry.options}>{option}</For>
                </optgroup>
              ) : (
                option(entry)
              )
            }
          </For>
        </select>
      )}
    </Field>
  );
}
