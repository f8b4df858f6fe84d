import type { Store } from '../data/store.ts';
import { browserMemory } from './memory.ts';
import { type StorageProtection, startStorageProtection } from './protection.ts';

/** Starts storage protection with the browser's own storage. */
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
  // Browsers readily grant persistence to an installed app.
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
