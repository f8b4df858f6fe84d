import './amount-field.css';
import { For } from 'solid-js';
import { Button } from './Button.tsx';
import { createNumberText } from './createNumberText.ts';
import { Field, type FieldProps } from './Field.tsx';

interface AmountFieldProps extends FieldProps {
  /** `undefined` when empty, NaN when the text is not a number. */
  value: number | undefined;
  onInput: (value: number | undefined) => void;
  /** Units that may be typed after the number, such as 份. */
  units?: readonly string[] | undefined;
  /** The accessible name of a plus button, such as n => `加 ${n}`. */
  plusLabel: (step: number) => string;
  /** Default: +1 +10 +50 +100. */
  steps?: readonly number[] | undefined;
}

const usualSteps = [1, 10, 50, 100] as const;

/** The main number of a form, shown large, with buttons that add to it. */
export function AmountField(props: AmountFieldProps) {
  const { text, type } = createNumberText(
    () => props.value,
    (value) => props.onInput(value),
    () => props.units,
  );
  const add = (step: number) => {
    const now = props.value;
    props.onInput((now === undefined || Number.isNaN(now) ? 0 : now) + step);
  };
  return (
    <div class="amount-field">
      <Field label={props.label} hint={props.hint} error={props.error} required={props.required}>
        {(control) => (
          <>
            <input
              {...control}
              class="amount-input"
              inputmode="numeric"
              autocomplete="off"
              placeholder="0"
              value={text()}
              onInput={(event) => type(event.currentTarget.value)}
            />
            <div class="amount-plus">
              <For each={props.steps ?? usualSteps}>
                {(step) => (
                  <Button look="soft" aria-label={props.plusLabel(step)} onClick={() => add(step)}>
                    +{step}
                  </Button>
                )}
              </For>
            </div>
          </>
        )}
      </Field>
    </div>
  );
}
