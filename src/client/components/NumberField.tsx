import { Show } from 'solid-js';
import { createNumberText } from './createNumberText.ts';
import { Field, type FieldProps } from './Field.tsx';
import './number-field.css';

interface NumberFieldProps extends FieldProps {
  /** `undefined` when empty, NaN when the text is not a number. */
  value: number | undefined;
  onInput: (value: number | undefined) => void;
  /** Units that may be typed after the number, such as 份. */
  units?: readonly string[] | undefined;
  /** Shown after the number, such as 人. */
  unit?: string | undefined;
  decimal?: boolean | undefined;
}

/** A compact number input with the phone's number pad. */
export function NumberField(props: NumberFieldProps) {
  const { text, type } = createNumberText(
    () => props.value,
    (value) => props.onInput(value),
    () => props.units,
  );
  return (
    <Field label={props.label} hint={props.hint} error={props.error} required={props.required}>
      {(control) => (
        <span class="number-field">
          <input
            {...control}
            class="control"
            inputmode={props.decimal ? 'decimal' : 'numeric'}
            autocomplete="off"
            value={text()}
            onInput={(event) => type(event.currentTarget.value)}
          />
          <Show when={props.unit}>
            <span class="number-field-unit">{props.unit}</span>
          </Show>
        </span>
      )}
    </Field>
  );
}
