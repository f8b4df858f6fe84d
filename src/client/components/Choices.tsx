import './choices.css';
import './field.css';
import { createUniqueId, For } from 'solid-js';
import { describedBy, FieldNotes, type FieldProps } from './Field.tsx';

export interface Choice<T extends string> {
  value: T;
  label: string;
}

interface ChoicesProps<T extends string> extends FieldProps {
  value: T | undefined;
  onInput: (value: T) => void;
  options: readonly Choice<T>[];
  /** Shows the label to screen readers only, when the page already has a heading for it. */
  hideLabel?: boolean | undefined;
}

/** Native radio buttons under a custom look, so arrow keys, Tab and screen readers work as usual. */
function Choices<T extends string>(props: ChoicesProps<T> & { group: string; item: string }) {
  const id = createUniqueId();
  return (
    <fieldset class="field" aria-describedby={describedBy(id, props)} aria-invalid={props.error ? 'true' : undefined}>
      <legend class={props.hideLabel ? 'hidden-visually' : 'field-label choices-label'}>{props.label}</legend>
      <div class={props.group}>
        <For each={props.options}>
          {(option) => (
            <label class={props.item} classList={{ on: option.value === props.value }}>
              <input
                type="radio"
                class="choice-input"
                name={id}
                value={option.value}
                checked={option.value === props.value}
                required={props.required ?? false}
                onChange={() => props.onInput(option.value)}
              />
              <span>{option.label}</span>
            </label>
          )}
        </For>
      </div>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
    </fieldset>
  );
}

/** One of several options, each shown as a chip. */
export function Chips<T extends string>(props: ChoicesProps<T>) {
  return <Choices {...props} group="chips" item="chip" />;
}

/** One of a few options in a row, such as a period or text size. */
export function Segmented<T extends string>(props: ChoicesProps<T>) {
  return <Choices {...props} group="segmented" item="segment" />;
}
