import type { Store } from '../data/store.ts';
import { type Keeping, startKeeping } from './keeping.ts';
import { browserMemory } from './memory.ts';

/** Looks after what a real phone holds. */
export function browserKeeping(store: Store, now: () => number): Keeping {
  const keeping = startKeeping({
    store,
    memory: browserMemory(),
    storage: navigator.storage as StorageManager | undefined,
    // Safari does not know this permission.
    permission: async () => {
      const asked = navigator.permissions?.query({ name: 'persistent-storage' });
      return (await asked?.catch(() => undefined))?.state;
    },
    now,
  });
  // A browser that makes an app of a page is ready to keep what is in it.
  const installed = () => void keeping.protect();
  addEventListener('appinstalled', installed);
  return {
    ...keeping,
    stop() {
      removeEventListener('appinstalled', installed);
      keeping.stop();
    },
  };
}
