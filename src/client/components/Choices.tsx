import './choices.css';
import './field.css';
import { createUniqueId, For } from 'solid-js';
import { describedBy, FieldNotes, type FieldProps } from './Field.tsx';

export interface Choice<T extends string> {
  value: T;
  label: string;
}

export interface ChoicesProps<T extends string> extends FieldProps {
  value: T | undefined;
  onInput: (value: T) => void;
  options: readonly Choice<T>[];
  /** Keeps the label for screen readers only, when the page already says it. */
  hideLabel?: boolean | undefined;
}

/** Real radios under the skin, so arrow keys, Tab and screen readers work as they do everywhere. */
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

/** One of a few, each a chip: materials, kinds of places. */
export function Chips<T extends string>(props: ChoicesProps<T>) {
  return <Choices {...props} group="chips" item="chip" />;
}

/** One of a few in a row: the period of a board, a size of text. */
export function Segmented<T extends string>(props: ChoicesProps<T>) {
  return <Choices {...props} group="segmented" item="segment" />;
}
