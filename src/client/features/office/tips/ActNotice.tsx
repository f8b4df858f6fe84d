import { Show } from 'solid-js';
import { Notice } from '../../../components/Notice.tsx';
import type { Act } from './create-action.ts';

/** Shows the result of an action. */
export function ActNotice(props: { of: Act }) {
  return (
    <>
      <Show when={props.of.trouble()}>{(words) => <Notice tone="bad" title={words()} />}</Show>
      <Show when={props.of.done()}>{(words) => <Notice tone="ok" title={words()} />}</Show>
    </>
  );
}
