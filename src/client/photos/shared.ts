import { type DBSchema, openDB } from 'idb';
import { SHARED_DATABASE, SHARED_TABLE, type SharedPhoto } from '../../protocol/pages/share.ts';

interface Shared extends DBSchema {
  [SHARED_TABLE]: { key: number; value: SharedPhoto };
}

/** A photo that another app shared, as a file, and its key. */
export interface WaitingPhoto {
  readonly key: number;
  readonly file: File;
}

async function withDatabase<T>(work: (database: Awaited<ReturnType<typeof openDB<Shared>>>) => Promise<T>): Promise<T> {
  const database = await openDB<Shared>(SHARED_DATABASE, 1, {
    upgrade: (opened) => void opened.createObjectStore(SHARED_TABLE, { autoIncrement: true }),
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Reads the photos that wait for a record, in the order of their coming; none where nothing can be stored. */
export const waitingPhotos = (): Promise<readonly WaitingPhoto[]> =>
  withDatabase(async (database) => {
    const { store } = database.transaction(SHARED_TABLE);
    const [keys, photos] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return photos.flatMap(({ bytes, type }, at) => {
      const key = keys[at];
      return key === undefined ? [] : [{ key, file: new File([bytes], String(key), { type }) }];
    });
  }).catch(() => []);

/** Removes photos that are placed, or not wanted. */
export const dropWaiting = (keys: readonly number[]): Promise<void> =>
  withDatabase(async (database) => {
    const transaction = database.transaction(SHARED_TABLE, 'readwrite');
    await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
  });

/** Removes all of them, at the end of a session. */
export const dropAllWaiting = (): Promise<void> =>
  withDatabase((database) => database.clear(SHARED_TABLE)).catch(() => undefined);
