import './choices.css';
import { createUniqueId, type JSX } from 'solid-js';
import { describedBy, FieldNotes } from './Field.tsx';

interface CheckboxProps {
  label: JSX.Element;
  hint?: JSX.Element;
  error?: string | undefined;
  checked: boolean;
  onInput: (checked: boolean) => void;
  disabled?: boolean | undefined;
}

/** A checkbox that is saved with its form. */
export function Checkbox(props: CheckboxProps) {
  return <Check {...props} class="check" />;
}

/** A switch that takes effect at once. */
export function Switch(props: CheckboxProps) {
  return <Check {...props} class="check switch" switch />;
}

function Check(props: CheckboxProps & { class: string; switch?: boolean }) {
  const id = createUniqueId();
  return (
    <div class="field">
      <label class={props.class}>
        <span class="check-words">{props.label}</span>
        <input
          type="checkbox"
          role={props.switch ? 'switch' : undefined}
          checked={props.checked}
          disabled={props.disabled ?? false}
          aria-describedby={describedBy(id, props)}
          aria-invalid={props.error ? 'true' : undefined}
          onChange={(event) => props.onInput(event.currentTarget.checked)}
        />
      </label>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
    </div>
  );
}
