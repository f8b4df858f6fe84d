import { type DBSchema, openDB } from 'idb';
import type { Id } from '../../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { inTime } from '../../platform/in-time.ts';

/** An officer's key as it lies on the own computer: wrapped by the passphrase, so that the computer alone opens nothing. */
export interface StoredKey {
  readonly id: Id;
  /** The district: a computer may serve two in its life. */
  readonly instance: string;
  readonly recipient: string;
  /** An age file by passphrase. */
  readonly wrapped: ArrayBuffer;
}

/** Where keys lie on this computer. `storage` where the browser refuses or has no room. */
export interface KeyStore {
  list(instance: string): Promise<Result<readonly StoredKey[], 'storage'>>;
  /** The same id replaces. */
  put(key: StoredKey): Promise<Result<void, 'storage'>>;
  remove(id: Id): Promise<Result<void, 'storage'>>;
}

/** An opening that another tab blocks never ends. */
const OPENING_MS = 10_000;

interface Schema extends DBSchema {
  keys: { key: Id; value: StoredKey };
}

/** A database of its own: signing out wipes the member's, and an officer who signs out keeps the key. */
export function openKeyStore(name = 'qingyuan-desk'): KeyStore {
  const open = () =>
    openDB<Schema>(name, 1, {
      upgrade: (db) => {
        db.createObjectStore('keys', { keyPath: 'id' });
      },
    });
  /** Opens for each use: there are few, and a browser may close a database at any time. */
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
