import { type Accessor, createSignal, createUniqueId, onCleanup } from 'solid-js';
import { markDirty } from '../../components/dirty.ts';

/** What somebody types on this page and has not sent: an update does not reload over it. */
export function createDirtyText(): readonly [Accessor<string>, (text: string) => void] {
  const id = createUniqueId();
  const [text, setText] = createSignal('');
  onCleanup(() => markDirty(id, false));
  return [
    text,
    (next) => {
      setText(next);
      markDirty(id, next.trim() !== '');
    },
  ];
}
