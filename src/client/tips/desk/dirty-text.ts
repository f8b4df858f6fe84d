import { type Accessor, createSignal, createUniqueId, onCleanup } from 'solid-js';
import { markDirty } from '../../components/dirty.ts';

/** A text signal that marks the page as unsaved while it is not empty, so that no update reloads it. */
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
