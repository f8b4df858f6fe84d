import { Show } from 'solid-js';
import { useClient } from '../../state/context.ts';
import { lazyPart } from '../../words/lazy-part.tsx';
import { lowSpace } from '../space.ts';
import { createSpace } from './create-space.ts';

const Evicted = lazyPart(async () => ({ default: (await import('./StorageCards.tsx')).Evicted }));
const Joined = lazyPart(async () => ({ default: (await import('../../accounts/view/JoinedCard.tsx')).JoinedCard }));
const LowSpace = lazyPart(async () => ({ default: (await import('./StorageCards.tsx')).LowSpace }));

/** What befell the records on this phone, or is about to: said once, and until somebody has read it. */
export function EvictedNotice() {
  const { protection } = useClient();
  return <Show when={protection.eviction()}>{(eviction) => <Evicted eviction={eviction()} />}</Show>;
}

/** Another device joined under this member's name: the member is told, since it may not be theirs. */
export function JoinedNotice() {
  const { session } = useClient();
  return <Show when={session.identity()?.joined}>{(joined) => <Joined joined={joined()} />}</Show>;
}

/** The phone is nearly full: time to act while everything still works. */
export function LowSpaceNotice() {
  const { space } = createSpace();
  const left = () => {
    const known = space();
    return known && lowSpace(known);
  };
  // No space at all is little, too.
  return (
    <Show when={left() !== undefined}>
      <LowSpace left={left() ?? 0} />
    </Show>
  );
}
