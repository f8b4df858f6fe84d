import './field.css';
import { createUniqueId, type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';

/** The props of every labelled control. `error` is a sentence: what is wrong and what to do. */
export interface FieldProps {
  label: JSX.Element;
  hint?: JSX.Element;
  error?: string | undefined;
  required?: boolean | undefined;
}

/** Attributes that connect a native control to its label, hint and error; spread them onto the control. */
interface ControlAttributes {
  id: string;
  required: boolean;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

/** A control with its label above and hint and error below, all announced by screen readers. */
export function Field(props: FieldProps & { children: (control: ControlAttributes) => JSX.Element }) {
  const id = createUniqueId();
  const control: ControlAttributes = {
    id,
    get required() {
      return props.required ?? false;
    },
    get 'aria-describedby'() {
      return describedBy(id, props);
    },
    get 'aria-invalid'() {
      return props.error ? 'true' : undefined;
    },
  };
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      {props.children(control)}
      <FieldNotes id={id} hint={props.hint} error={props.error} />
    </div>
  );
}

/** Returns the ids of the hint and error that exist, for aria-describedby. */
export function describedBy(id: string, props: Pick<FieldProps, 'hint' | 'error'>): string | undefined {
  return [props.error ? `${id}-error` : '', props.hint ? `${id}-hint` : ''].filter(Boolean).join(' ') || undefined;
}

/** The hint and error below a control or a group. */
export function FieldNotes(props: { id: string; hint?: JSX.Element; error?: string | undefined }) {
  return (
    <>
      <Show when={props.error}>
        <p class="field-error" id={`${props.id}-error`} role="alert">
          <Icon name="alert" size={18} />
          <span>{props.error}</span>
        </p>
      </Show>
      <Show when={props.hint}>
        <p class="field-hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      </Show>
    </>
  );
}
