import { type JSX, Show } from 'solid-js';
import { Button, type ButtonLook } from './Button.tsx';
import { Spinner } from './Progress.tsx';

/** A form that a script sends. Its fields show their own errors, so the browser checks nothing. */
export function Form(props: { class?: string; onSubmit: () => unknown; children: JSX.Element }) {
  return (
    <form
      class={props.class ?? 'stack'}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}

/** The last row of a form: its button, disabled while the form is sent, and what stands beside it. */
export function SubmitRow(props: {
  label: string;
  look?: ButtonLook;
  busy?: boolean;
  /** Shown while busy, for work of some seconds. */
  working?: string;
  children?: JSX.Element;
}) {
  return (
    <div class="row">
      <Button type="submit" look={props.look} disabled={props.busy}>
        {props.label}
      </Button>
      {props.children}
      <Show when={props.busy && props.working}>{(label) => <Spinner label={label()} />}</Show>
    </div>
  );
}
