import { Show } from 'solid-js';
import { useClient } from '../../state/context.ts';
import { lazyPart } from '../../words/lazy-part.tsx';
import { lowSpace } from '../space.ts';
import { createSpace } from './create-space.ts';

const Evicted = lazyPart(async () => ({ default: (await import('./StorageCards.tsx')).Evicted }));
const Joined = lazyPart(async () => ({ default: (await import('../../accounts/view/JoinedCard.tsx')).JoinedCard }));
const LowSpace = lazyPart(async () => ({ default: (await import('./StorageCards.tsx')).LowSpace }));

/** Shows an eviction until the user dismisses it. */
export function EvictedNotice() {
  const { protection } = useClient();
  return <Show when={protection.eviction()}>{(eviction) => <Evicted eviction={eviction()} />}</Show>;
}

/** Tells the member that another device joined under their name, since it may not be theirs. */
export function JoinedNotice() {
  const { session } = useClient();
  return <Show when={session.identity()?.joined}>{(joined) => <Joined joined={joined()} />}</Show>;
}

/** Warns that the phone is nearly full while everything still works. */
export function LowSpaceNotice() {
  const { space } = createSpace();
  const left = () => {
    const known = space();
    return known && lowSpace(known);
  };
  // 0 bytes left is falsy but must be shown.
  return (
    <Show when={left() !== undefined}>
      <LowSpace left={left() ?? 0} />
    </Show>
  );
}
