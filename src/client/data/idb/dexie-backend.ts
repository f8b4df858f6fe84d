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

/** An opening takes a second on a slow phone; one that another tab blocks, or that a browser's fault holds up, never ends. */
const OPENING_MS = 10_000;

/** The browser's IndexedDB. Some have none, and some refuse it with an exception; both is told by the opening that fails. */
function browserFactory(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}

function openDatabase(name: string, factory: IDBFactory | undefined): Dexie {
  const { IDBKeyRange } = globalThis;
  // No cache: a list never shows what is not yet written. Without a factory, Dexie's opening fails.
  const database = new Dexie(name, { cache: 'disabled', indexedDB: factory as IDBFactory, IDBKeyRange });
  // A new index or table is a new version with its own `stores`, never a change of one of these.
  database.version(1).stores(storesOf(['change', 'record', 'meta']));
  database.version(2).stores(storesOf(photoTables));
  database.version(3).stores({ bundle: 'last,[last+at],[at+last]' });
  database
    .version(4)
    .stores({ ...storesOf(['receipt']), bundle: null })
    .upgrade(rangesFromBundles);
  return database;
}

/** Reads go through Dexie, which sees what a live query has looked at. */
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
 * Rows in IndexedDB, shared by all tabs and the service worker.
 * @param name the database's name
 * @param factory the IndexedDB that holds it
 */
export function dexieBackend(name: string, factory: IDBFactory | undefined = browserFactory()): Backend {
  const database = openDatabase(name, factory);
  const tx = reading(database);

  let reopened: Promise<void> | undefined;
  /** Opens the database anew, once for all who found that their connection is lost. */
  function reopen(): Promise<void> {
    reopened ??= (async () => {
      database.close({ disableAutoOpen: false });
      await inTime(OPENING_MS, Promise.resolve(database.open()));
    })().finally(() => {
      reopened = undefined;
    });
    return reopened;
  }

  /** Waits also where it counts as open already: it does so from the moment when its tables begin to be made. */
  async function connection(): Promise<IDBDatabase> {
    await database.open();
    // There is none when somebody has begun to open it anew meanwhile.
    return (database.backendDB() as IDBDatabase | null) ?? connection();
  }

  /** Runs again once where the connection was lost: the transaction left no trace, or its repetition changes nothing. */
  async function reopening<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      await reopen();
      return work();
    }
  }

  // Dexie follows native promises only from functions that it sees to be `async`.
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
