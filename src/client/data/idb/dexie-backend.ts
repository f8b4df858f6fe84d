import Dexie, { type Collection, liveQuery, type Table } from 'dexie';
import { err, ok } from '../../../domain/kernel/result.ts';
import { isConnectionLost, storageFailureOf } from '../../platform/idb/errors.ts';
import { inTime } from '../../platform/in-time.ts';
import {
  type Backend,
  primaryKeys,
  type Range,
  type ReadOptions,
  type ReadTx,
  recordTables,
  type Tx,
  type WriteOptions,
} from './backend.ts';
import { allColumnsOf, columnsOf, keyPath } from './index-key.ts';
import { writeNatively } from './native-transaction.ts';
import { rangesFromBundles } from './ranges-from-bundles.ts';
import type { Rows, TableName } from './rows.ts';

const photoTables = ['photo', 'photoBytes', 'parcel'] as const;
const storesOf = (tables: readonly TableName[]): Record<string, string> =>
  Object.fromEntries(
    tables.map((table) => [table, [primaryKeys[table], ...allColumnsOf(table).map(keyPath)].join(',')]),
  );

/** Opening takes a second on a slow phone. It never ends if another tab blocks it or the browser has a bug. */
const OPENING_MS = 10_000;

/** Returns the browser's IndexedDB. Some browsers have none, some throw on access; either way opening fails. */
function browserFactory(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}

function openDatabase(name: string, factory: IDBFactory | undefined): Dexie {
  const { IDBKeyRange } = globalThis;
  // No cache, so that lists never show unwritten rows. Dexie fails to open without a factory.
  const database = new Dexie(name, { cache: 'disabled', indexedDB: factory as IDBFactory, IDBKeyRange });
  // A new index or table gets a new version; existing versions are never changed.
  database.version(1).stores(storesOf(['change', 'record', 'meta']));
  database.version(2).stores(storesOf(photoTables));
  database.version(3).stores({ bundle: 'last,[last+at],[at+last]' });
  database
    .version(4)
    .stores({ ...storesOf(['receipt']), bundle: null })
    .upgrade(rangesFromBundles);
  return database;
}

/** Returns reads over Dexie, which records what a live query has read. */
function reading(database: Dexie): ReadTx {
  const tableOf = <T extends TableName>(table: T) => database.table(table) as Table<Rows[T], string>;
  const collection = <T extends TableName>(table: T, range: Range<T>): Collection<Rows[T], string> => {
    const { lower, upper, lowerOpen, upperOpen, reverse, limit } = range;
    let found = tableOf(table)
      .where(keyPath(columnsOf(table, range)))
      .between([...lower], [...upper], !lowerOpen, !upperOpen);
    if (reverse) found = found.reverse();
    return limit === undefined ? found : found.limit(limit);
  };
  return {
    get: (table, key) => tableOf(table).get(key),
    getMany: (table, keys) => tableOf(table).bulkGet([...keys]),
    range: (table, range) => collection(table, range).toArray(),
    count: (table, range) => collection(table, range).count(),
    all: (table) => tableOf(table).toArray(),
  };
}

/**
 * Stores rows in IndexedDB, shared by all tabs and the service worker.
 * @param name name of the database
 * @param factory the IndexedDB to use
 */
export function dexieBackend(name: string, factory: IDBFactory | undefined = browserFactory()): Backend {
  const database = openDatabase(name, factory);
  const tx = reading(database);

  let reopened: Promise<void> | undefined;
  /** Reopens the database, once for all callers that lost the connection. */
  function reopen(): Promise<void> {
    reopened ??= (async () => {
      database.close({ disableAutoOpen: false });
      await inTime(OPENING_MS, Promise.resolve(database.open()));
    })().finally(() => {
      reopened = undefined;
    });
    return reopened;
  }

  /** Waits for `open` even if Dexie reports open, which it does while it still creates tables. */
  async function connection(): Promise<IDBDatabase> {
    await database.open();
    // Null if somebody has begun to reopen it meanwhile.
    return (database.backendDB() as IDBDatabase | null) ?? connection();
  }

  /** Retries once if the connection was lost. The first try left no trace, or repeating it changes nothing. */
  async function reopening<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      await reopen();
      return work();
    }
  }

  // Dexie keeps its transaction only across functions declared `async`.
  const read = <T>(work: (tx: ReadTx) => Promise<T>, { tables = recordTables }: ReadOptions = {}): Promise<T> =>
    reopening(async () => database.transaction('r', [...tables], async () => work(tx)));

  async function writeOnce<T>(
    work: (tx: Tx) => Promise<T>,
    { durability = 'strict', tables = recordTables }: WriteOptions,
  ): Promise<T> {
    const { value, parts } = await writeNatively(await connection(), tables, durability, work);
    if (parts) Dexie.on.storagemutated.fire(parts);
    return value;
  }

  async function write<T>(work: (tx: Tx) => Promise<T>, options: WriteOptions = {}) {
    try {
      return ok(await reopening(() => writeOnce(work, options)));
    } catch (error) {
      const code = storageFailureOf(error);
      if (code) return err({ code });
      throw error;
    }
  }

  return {
    async ready() {
      try {
        await inTime(OPENING_MS, Promise.resolve(database.open()));
        return ok(undefined);
      } catch (error) {
        const code = storageFailureOf(error);
        if (code) return err({ code });
        throw error;
      }
    },
    read,
    write,
    watch(query, next, failed) {
      const subscription = liveQuery(async () => query()).subscribe({ next, error: failed });
      return () => subscription.unsubscribe();
    },
    close: () => database.close(),
  };
}
