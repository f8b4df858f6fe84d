import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { useClient } from '../../state/context.ts';
import { readSpace, type Space } from '../space.ts';

interface LiveSpace {
  /** Undefined until it was read. */
  readonly space: Accessor<Space | undefined>;
  readonly look: () => void;
}

/** Reads storage use after each save and each time the app becomes visible. */
export function createSpace(): LiveSpace {
  const { store } = useClient();
  const [space, setSpace] = createSignal<Space>();
  const look = () => {
    if (document.visibilityState === 'visible') void readSpace().then(setSpace);
  };
  document.addEventListener('visibilitychange', look);
  onCleanup(() => document.removeEventListener('visibilitychange', look));
  onCleanup(store.watch(() => store.counts(), look, look));
  return { space, look };
}
