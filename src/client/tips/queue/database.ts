import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames, wrap } from 'idb';
import { isConnectionLost } from '../../platform/idb/errors.ts';
import { inTime } from '../../platform/in-time.ts';
import type { QueuedItem } from './types.ts';

/** Photos are ArrayBuffers, because Blobs break on iOS; they lie apart from the items, so that no list loads them. */
interface TipSchema extends DBSchema {
  item: { key: string; value: QueuedItem };
  bytes: { key: string; value: { file: string; item: string; bytes: ArrayBuffer }; indexes: { byItem: string } };
  kept: { key: string; value: { key: string; value: unknown } };
}
export type TableName = StoreNames<TipSchema>;
export type Tx<M extends IDBTransactionMode> = IDBPTransaction<TipSchema, TableName[], M>;

const VERSION = 1;

interface TipDatabase {
  read<T>(tables: TableName[], work: (tx: Tx<'readonly'>) => Promise<T>): Promise<T>;
  /** On disk when it resolves. `work` awaits only the transaction's requests, and may run twice with one effect. */
  write<T>(tables: TableName[], work: (tx: Tx<'readwrite'>) => Promise<T>): Promise<T>;
  close(): void;
}

function create(database: IDBDatabase): void {
  database.createObjectStore('item', { keyPath: 'id' });
  database.createObjectStore('bytes', { keyPath: 'file' }).createIndex('byItem', 'item');
  database.createObjectStore('kept', { keyPath: 'key' });
}

/** The browser's IndexedDB. Some have none, and some throw a SecurityError at its mention: both count as refused storage. */
function browserFactory(): IDBFactory {
  const { indexedDB } = globalThis as { indexedDB?: IDBFactory };
  if (indexedDB) return indexedDB;
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

/** Timeout for opening, which another tab can block for ever; storage then counts as refused. Milliseconds. */
const OPENING_MS = 5_000;

/**
 * The database, opened at its first use, and once more if the browser closed it in between.
 * @param factory the IndexedDB that holds it; left out, the browser's
 */
export function tipDatabase(name: string, factory: IDBFactory | undefined): TipDatabase {
  let opened: Opening | undefined;

  /** Opens with a timeout. An opening that succeeds later is used from then on. */
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
        // A failed request is reported by itself; the transaction's own rejection would count as unhandled.
        tx.done.catch(() => {});
        return work(tx);
      }),
    write: (tables, work) =>
      reopening(async (database) => {
        const tx = database.transaction(tables, 'readwrite', { durability: 'strict' });
        // Awaited below; until then, a failure while `work` runs would count as unhandled.
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
            // It has ended already, with the error below.
          }
          throw tx.error ?? error;
        }
      }),
    close: () => drop(opened),
  };
}
