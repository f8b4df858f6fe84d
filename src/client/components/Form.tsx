import { type JSX, Show } from 'solid-js';
import type { Action } from './action.ts';
import { Button, type ButtonLook } from './Button.tsx';
import { Notice } from './Notice.tsx';
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

/** Shows the outcome of an action. */
export function ActionNotice(props: { of: Pick<Action<never>, 'told'> }) {
  return <Show when={props.of.told()}>{(told) => <Notice tone={told().tone} title={told().words} />}</Show>;
}
