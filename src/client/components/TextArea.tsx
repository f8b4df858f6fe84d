import { type JSX, splitProps } from 'solid-js';
import { Field, type FieldProps } from './Field.tsx';

interface TextAreaProps
  extends FieldProps,
    Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onInput' | 'required'> {
  value: string;
  onInput: (value: string) => void;
}

export function TextArea(props: TextAreaProps) {
  const [own, rest] = splitProps(props, ['label', 'hint', 'error', 'required', 'value', 'onInput', 'class']);
  return (
    <Field label={own.label} hint={own.hint} error={own.error} required={own.required}>
      {(control) => (
        <textarea
          rows={4}
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
