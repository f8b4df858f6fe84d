import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames, wrap } from 'idb';
import { isConnectionLost } from '../../platform/idb/errors.ts';
import { inTime } from '../../platform/in-time.ts';
import type { QueuedItem } from './types.ts';

/** Blobs break on iOS: bytes lie as ArrayBuffers, apart from the items, so that no list loads them. */
export interface TipSchema extends DBSchema {
  item: { key: string; value: QueuedItem };
  bytes: { key: string; value: { file: string; item: string; bytes: ArrayBuffer }; indexes: { byItem: string } };
  kept: { key: string; value: { key: string; value: unknown } };
}
export type TableName = StoreNames<TipSchema>;
export type Tx<M extends IDBTransactionMode> = IDBPTransaction<TipSchema, TableName[], M>;

const VERSION = 1;

export interface TipDatabase {
  read<T>(tables: TableName[], work: (tx: Tx<'readonly'>) => Promise<T>): Promise<T>;
  /** On disk when it resolves; `work` waits for nothing but the transaction, and may run twice with one effect. */
  write<T>(tables: TableName[], work: (tx: Tx<'readwrite'>) => Promise<T>): Promise<T>;
  close(): void;
}

function create(database: IDBDatabase): void {
  database.createObjectStore('item', { keyPath: 'id' });
  database.createObjectStore('bytes', { keyPath: 'file' }).createIndex('byItem', 'item');
  database.createObjectStore('kept', { keyPath: 'key' });
}

/** The browser's IndexedDB. Some have none, and some refuse it with an exception: both count as refused storage. */
function browserFactory(): IDBFactory {
  try {
    const { indexedDB } = globalThis as { indexedDB?: IDBFactory };
    if (indexedDB) return indexedDB;
  } catch {
    // Said below.
  }
  throw new DOMException('no IndexedDB here', 'SecurityError');
}

async function open(name: string, factory: IDBFactory): Promise<IDBPDatabase<TipSchema>> {
  const request = factory.open(name, VERSION);
  request.onupgradeneeded = () => create(request.result);
  const database = (await wrap(request)) as IDBPDatabase<TipSchema>;
  // A newer version of the app may open it while this page is still there.
  database.onversionchange = () => database.close();
  return database;
}

const isLate = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';

type Opening = Promise<IDBPDatabase<TipSchema>>;

/** An opening that takes longer may never end: what is to be kept is then said not to be. */
const OPENING_MS = 5_000;

/**
 * A database that is opened with its first use, and once again where the browser closed it under us.
 * @param factory the IndexedDB that holds it; left out, the browser's
 */
export function tipDatabase(name: string, factory: IDBFactory | undefined): TipDatabase {
  let opened: Opening | undefined;

  /** Waited for in vain, it is not waited for again; it counts when it comes after all. */
  async function begin(): Opening {
    const opening = open(name, factory ?? browserFactory());
    try {
      return await inTime(OPENING_MS, opening);
    } catch (error) {
      if (isLate(error)) opening.then(() => (opened = opening)).catch(() => undefined);
      throw error;
    }
  }
  const connection = (): Opening => {
    opened ??= begin();
    return opened;
  };

  const drop = (which: Opening | undefined) => {
    which?.then(
      (database) => database.close(),
      () => {},
    );
    // Another call may have opened it anew already.
    if (opened === which) opened = undefined;
  };

  async function reopening<T>(work: (database: IDBPDatabase<TipSchema>) => Promise<T>): Promise<T> {
    const first = connection();
    try {
      return await work(await first);
    } catch (error) {
      if (isLate(error)) throw error;
      drop(first);
      if (!isConnectionLost(error)) throw error;
      return work(await connection());
    }
  }

  return {
    read: (tables, work) =>
      reopening((database) => {
        const tx = database.transaction(tables, 'readonly');
        // A request that failed tells; without this, the transaction's own failure would count as unheard.
        tx.done.catch(() => {});
        return work(tx);
      }),
    write: (tables, work) =>
      reopening(async (database) => {
        const tx = database.transaction(tables, 'readwrite', { durability: 'strict' });
        // ServerTick below; without this, a failure while `work` still runs would count as unheard.
        tx.done.catch(() => {});
        try {
          const value = await work(tx);
          tx.commit();
          await tx.done;
          return value;
        } catch (error) {
          try {
            tx.abort();
          } catch {
            // It has ended already, for the reason that it gives below.
          }
          throw tx.error ?? error;
        }
      }),
    close: () => drop(opened),
  };
}
