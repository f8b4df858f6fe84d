import Dexie, { type Collection, liveQuery, type Table } from 'dexie';
import { err, ok } from '../../domain/result.ts';
import { type Backend, indexes, primaryKeys, type Range, type Tx } from './backend.ts';
import type { Rows, TableName } from './rows.ts';
import { isConnectionLost, storageFailureOf } from './storage-error.ts';

const tableNames = ['change', 'record', 'meta'] as const;

const keyPath = (columns: readonly string[]): string => `[${columns.join('+')}]`;

/** The tables of version 1. A new index or table is a new version with its own `stores`, never a change of this one. */
const version1 = Object.fromEntries(
  tableNames.map((table) => [table, [primaryKeys[table], ...Object.values(indexes[table]).map(keyPath)].join(',')]),
);

function openDatabase(name: string, factory: IDBFactory): Dexie {
  // `strict`: on disk before a save is confirmed. No cache: a list never shows what is not yet written.
  const database = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    indexedDB: factory,
    IDBKeyRange,
  });
  database.version(1).stores(version1);
  return database;
}

function transaction(database: Dexie): Tx {
  const tableOf = <T extends TableName>(table: T) => database.table(table) as Table<Rows[T], string>;
  const collection = <T extends TableName>(table: T, range: Range<T>): Collection<Rows[T], string> => {
    const columns = (indexes[table] as Record<string, readonly string[]>)[range.index] ?? [];
    const { lower, upper, lowerOpen, upperOpen, reverse, limit } = range;
    let found = tableOf(table)
      .where(keyPath(columns))
      .between([...lower], [...upper], !lowerOpen, !upperOpen);
    if (reverse) found = found.reverse();
    return limit === undefined ? found : found.limit(limit);
  };
  return {
    get: (table, key) => tableOf(table).get(key),
    getMany: (table, keys) => tableOf(table).bulkGet([...keys]),
    async put(table, rows) {
      const [only] = rows;
      if (only !== undefined && rows.length === 1) await tableOf(table).put(only);
      else if (rows.length) await tableOf(table).bulkPut([...rows]);
    },
    async remove(table, keys) {
      if (keys.length) await tableOf(table).bulkDelete([...keys]);
    },
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
export function dexieBackend(name: string, factory: IDBFactory = indexedDB): Backend {
  const database = openDatabase(name, factory);
  const tx = transaction(database);
  // Dexie follows native promises only from functions that it sees to be `async`: hence `async () => work(tx)` below.

  /** Runs again once where the connection was lost: the transaction left no trace, or its repetition changes nothing. */
  async function reopening<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      database.close({ disableAutoOpen: false });
      await database.open();
      return work();
    }
  }

  const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    reopening(async () => database.transaction('r', tableNames, async () => work(tx)));

  async function write<T>(work: (tx: Tx) => Promise<T>) {
    try {
      return ok(await reopening(async () => database.transaction('rw', tableNames, async () => work(tx))));
    } catch (error) {
      const code = storageFailureOf(error);
      if (code) return err({ code });
      throw error;
    }
  }

  return {
    read,
    write,
    watch(query, next, failed) {
      const subscription = liveQuery(async () => query()).subscribe({ next, error: failed });
      return () => subscription.unsubscribe();
    },
    wipe: () => write(async () => void (await Promise.all(tableNames.map((table) => database.table(table).clear())))),
    close: () => database.close(),
  };
}
