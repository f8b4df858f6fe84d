import { Field, type FieldProps } from './Field.tsx';

interface DateFieldProps extends FieldProps {
  /** YYYY-MM-DD, or empty. */
  value: string;
  onInput: (value: string) => void;
  min?: string | undefined;
  max?: string | undefined;
}

/** A date input with the phone's own calendar. */
export function DateField(props: DateFieldProps) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error} required={props.required}>
      {(control) => (
        <input
          {...control}
          type="date"
          class="control"
          value={props.value}
          min={props.min}
          max={props.max}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
