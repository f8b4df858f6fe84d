import type { Store } from '../data/store.ts';
import { browserMemory } from './memory.ts';
import { type StorageProtection, startStorageProtection } from './protection.ts';

/** Looks after what a real phone holds. */
export function browserStorageProtection(store: Store, now: () => number): StorageProtection {
  const protection = startStorageProtection({
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
  const installed = () => void protection.requestPersistence();
  addEventListener('appinstalled', installed);
  return {
    ...protection,
    stop() {
      removeEventListener('appinstalled', installed);
      protection.stop();
    },
  };
}
