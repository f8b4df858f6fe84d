import { type JSX, splitProps } from 'solid-js';
import { Field, type FieldProps } from './Field.tsx';

export interface TextFieldProps
  extends FieldProps,
    Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'value' | 'onInput' | 'required'> {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'search' | 'tel' | 'email' | 'password' | 'url' | undefined;
}

/** A single-line text input. Other native attributes (autocomplete, maxlength, inputmode …) are passed through. */
export function TextField(props: TextFieldProps) {
  const [own, rest] = splitProps(props, ['label', 'hint', 'error', 'required', 'value', 'onInput', 'class']);
  return (
    <Field label={own.label} hint={own.hint} error={own.error} required={own.required}>
      {(control) => (
        <input
          type="text"
          {...rest}
          {...control}
          class="control"
          value={own.value}
          onInput={(event) => own.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
