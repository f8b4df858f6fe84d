import { Show } from 'solid-js';
import { useClient } from '../state/context.ts';
import { createSpace } from '../state/keeping/create-space.ts';
import type { Eviction } from '../state/keeping/eviction.ts';
import { lowSpace } from '../state/keeping/space.ts';
import { Button } from '../ui/Button.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { formatBytes } from '../words/format-bytes.ts';
import { keeping as words } from '../words/keeping.ts';

function Evicted(props: { readonly eviction: Eviction }) {
  const { keeping, session } = useClient();
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
          <LinkButton href="/outbox">{words.evicted.toParcels}</LinkButton>
        </Show>
        <Button onClick={() => keeping.dismiss()}>{words.evicted.seen}</Button>
      </div>
    </div>
  );
}

/** What befell the records on this phone, or is about to: said once, and until somebody has read it. */
export function EvictedNotice() {
  const { keeping } = useClient();
  return <Show when={keeping.eviction()}>{(eviction) => <Evicted eviction={eviction()} />}</Show>;
}

/** The phone is nearly full: time to act while everything still works. */
export function LowSpaceNotice() {
  const { space } = createSpace();
  const left = () => {
    const known = space();
    return known && lowSpace(known);
  };
  return (
    <Show when={left() !== undefined}>
      <Notice tone="wait" icon="alert" title={words.low.title(formatBytes(left() ?? 0))}>
        {words.low.detail}
      </Notice>
    </Show>
  );
}
