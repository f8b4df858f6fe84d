import { type DBSchema, openDB } from 'idb';
import { type Accessor, createSignal } from 'solid-js';
import type { Id } from '../../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { inTime } from '../../platform/in-time.ts';

/** An officer's stored key, encrypted with the passphrase, so that the computer alone opens nothing. */
export interface StoredKey {
  readonly id: Id;
  /** The district's id: one computer may be used for several districts. */
  readonly instance: string;
  readonly recipient: string;
  /** An age file encrypted with the passphrase. */
  readonly wrapped: ArrayBuffer;
}

/** Stores keys on this computer. `storage`: the browser refuses or is full. */
export interface KeyStore {
  list(instance: string): Promise<Result<readonly StoredKey[], 'storage'>>;
  /** Replaces a key with the same id. */
  put(key: StoredKey): Promise<Result<void, 'storage'>>;
  remove(id: Id): Promise<Result<void, 'storage'>>;
}

/** Timeout for opening the database, milliseconds: another tab can block it for ever. */
const OPENING_MS = 10_000;

interface Schema extends DBSchema {
  keys: { key: Id; value: StoredKey };
}

/** Opens a separate database: signing out wipes the member's data, but the officer keeps the key. */
export function openKeyStore(name = 'qingyuan-desk'): KeyStore {
  const open = () =>
    openDB<Schema>(name, 1, {
      upgrade: (db) => {
        db.createObjectStore('keys', { keyPath: 'id' });
      },
    });
  /** Opens the database for each use. Uses are rare, and a browser may close a database at any time. */
  async function use<T>(work: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<Result<T, 'storage'>> {
    try {
      const db = await inTime(OPENING_MS, open());
      try {
        return ok(await work(db));
      } finally {
        db.close();
      }
    } catch {
      return err('storage');
    }
  }
  return {
    list: (instance) => use(async (db) => (await db.getAll('keys')).filter((key) => key.instance === instance)),
    put: (key) =>
      use(async (db) => {
        const write = db.transaction('keys', 'readwrite', { durability: 'strict' });
        await Promise.all([write.store.put(key), write.done]);
      }),
    remove: (id) => use((db) => db.delete('keys', id)),
  };
}

export interface StoredKeys {
  /** The keys on this computer; undefined until the browser has answered. */
  readonly list: Accessor<readonly StoredKey[] | undefined>;
  /** @returns false if the browser cannot store the key */
  readonly add: (key: StoredKey) => Promise<boolean>;
}

export function createStoredKeys(instance: string): StoredKeys {
  const store = openKeyStore();
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
