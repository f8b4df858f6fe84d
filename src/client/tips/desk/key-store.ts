import { type DBSchema, openDB } from 'idb';
import { type Accessor, createSignal } from 'solid-js';
import type { Id } from '../../../domain/kernel/id.ts';
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

export interface StoredKeys {
  /** The district's keys on this computer; undefined until the browser has answered. */
  readonly list: Accessor<readonly StoredKey[] | undefined>;
  /**
   * Stores a key, or replaces the one with the same id.
   * @returns false if the browser refuses or is full
   */
  readonly add: (key: StoredKey) => Promise<boolean>;
}

interface Schema extends DBSchema {
  keys: { key: Id; value: StoredKey };
}

/** Timeout for opening the database, milliseconds: another tab can block it for ever. */
const OPENING_MS = 10_000;

/** Opens a separate database: signing out wipes the member's data, but the officer keeps the key. */
const open = () =>
  openDB<Schema>('qingyuan-desk', 1, {
    upgrade: (db) => {
      db.createObjectStore('keys', { keyPath: 'id' });
    },
  });

/**
 * Opens the database for each use. Uses are rare, and a browser may close a database at any time.
 * @returns undefined if the browser refuses or is full
 */
async function use<T>(work: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T | undefined> {
  try {
    const db = await inTime(OPENING_MS, open());
    try {
      return await work(db);
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}

export function createStoredKeys(instance: string): StoredKeys {
  const [list, setList] = createSignal<readonly StoredKey[]>();
  async function read(): Promise<void> {
    const keys = await use((db) => db.getAll('keys'));
    setList((keys ?? []).filter((key) => key.instance === instance));
  }
  void read();
  return {
    list,
    async add(key) {
      const isStored = await use(async (db) => {
        const write = db.transaction('keys', 'readwrite', { durability: 'strict' });
        await Promise.all([write.store.put(key), write.done]);
        return true;
      });
      await read();
      return isStored ?? false;
    },
  };
}
