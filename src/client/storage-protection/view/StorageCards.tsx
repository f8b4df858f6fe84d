import { Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useClient } from '../../state/context.ts';
import { formatBytes } from '../../words/format-bytes.ts';
import type { Eviction } from '../eviction.ts';
import { storage as words } from '../words.ts';

/** Says that the browser cleared this phone: what was lost, what is safe, what to do. */
export function Evicted(props: { readonly eviction: Eviction }) {
  const { protection, session } = useClient();
  const lost = () => {
    const { unsent } = props.eviction;
    if (unsent === null) return words.evicted.unknown;
    return unsent > 0 ? words.evicted.lost(unsent) : words.evicted.none;
  };
  return (
    <div class="stack">
      <Notice tone={props.eviction.unsent === 0 ? 'wait' : 'bad'} icon="alert" title={words.evicted.title}>
        {lost()} {words.evicted.safe} {words.evicted.todo}
      </Notice>
      <div class="two">
        <Show when={props.eviction.unsent !== 0 && session.identity()}>
          <LinkButton href="/outbox">{words.evicted.toRelayFiles}</LinkButton>
        </Show>
        <Button onClick={() => protection.dismiss()}>{words.evicted.seen}</Button>
      </div>
    </div>
  );
}

/** @param props.left bytes */
export function LowSpace(props: { readonly left: number }) {
  return (
    <Notice tone="wait" icon="alert" title={words.low.title(formatBytes(props.left))}>
      {words.low.detail}
    </Notice>
  );
}
