import { type Accessor, createSignal } from 'solid-js';
import { openKeyStore, type StoredKey } from './key-store.ts';

const store = openKeyStore();

export interface StoredKeys {
  /** The keys on this computer; undefined until the browser has answered. */
  readonly list: Accessor<readonly StoredKey[] | undefined>;
  /** @returns false if the browser cannot store the key */
  readonly add: (key: StoredKey) => Promise<boolean>;
}

export function createStoredKeys(instance: string): StoredKeys {
  const [list, setList] = createSignal<readonly StoredKey[]>();
  async function read(): Promise<void> {
    const found = await store.list(instance);
    setList(found.ok ? found.value : []);
  }
  void read();
  return {
    list,
    async add(key) {
      const kept = await store.put(key);
      await read();
      return kept.ok;
    },
  };
}
