import { Field, type FieldProps } from './Field.tsx';

/** A time input with the phone's own clock. The value is HH:MM, or empty. */
export function TimeField(props: FieldProps & { value: string; onInput: (value: string) => void }) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error} required={props.required}>
      {(control) => (
        <input
          {...control}
          type="time"
          class="control"
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value.slice(0, 5))}
        />
      )}
    </Field>
  );
}
