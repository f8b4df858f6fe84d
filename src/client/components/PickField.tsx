import './field.css';
import { createUniqueId, Show } from 'solid-js';
import { describedBy, FieldNotes, type FieldProps } from './Field.tsx';

interface PickFieldProps extends FieldProps {
  /** The chosen value in words; if empty, `placeholder` is shown. */
  value: string;
  placeholder: string;
  /** Such as 更换. */
  action: string;
  onPick: () => void;
}

/** A field that opens a picker, usually a Dialog. */
export function PickField(props: PickFieldProps) {
  const id = createUniqueId();
  return (
    <div class="field">
      <span class="field-label" id={`${id}-label`}>
        {props.label}
      </span>
      <button
        type="button"
        class="control pick"
        id={id}
        aria-labelledby={`${id}-label ${id}`}
        aria-describedby={describedBy(id, props)}
        aria-haspopup="dialog"
        onClick={() => props.onPick()}
      >
        <Show when={props.value} fallback={<span class="note">{props.placeholder}</span>}>
          <b>{props.value}</b>
        </Show>
        <span class="pick-action">{props.action}</span>
      </button>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
    </div>
  );
}
