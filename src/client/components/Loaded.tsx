import { type Accessor, type JSX, Show } from 'solid-js';
import { Spinner } from './Progress.tsx';

/** Shows a fetched value; before it has come, a spinner or why it could not be fetched. */
export function Loaded<T, F>(props: {
  of: { readonly value: Accessor<T | undefined>; readonly failure: Accessor<F | undefined> };
  loading: string;
  failed: (failure: Accessor<NonNullable<F>>) => JSX.Element;
  children: (value: Accessor<NonNullable<T>>) => JSX.Element;
}) {
  return (
    <Show
      when={props.of.value()}
      fallback={
        <Show when={props.of.failure()} fallback={<Spinner label={props.loading} />}>
          {props.failed}
        </Show>
      }
    >
      {props.children}
    </Show>
  );
}
