import type { ObservabilitySet } from 'dexie';
import type { Range, Tx } from './backend.ts';
import { columnsOf, keyPath } from './index-key.ts';
import type { Rows, TableName } from './rows.ts';
import { makeWritten, type Written } from './written.ts';

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function rangeOf<T extends TableName>({ lower, upper, lowerOpen, upperOpen }: Range<T>): IDBKeyRange {
  return IDBKeyRange.bound([...lower], [...upper], lowerOpen, upperOpen);
}

/** Fewer keys than this are read as fast one by one. */
const MANY = 16;

/**
 * Reads many rows by key. Ids begin with the time, so rows made together lie together: one range read then takes a slow
 * phone a tenth of the time of single reads.
 */
async function many<R>(store: IDBObjectStore, keys: readonly string[]): Promise<(R | undefined)[]> {
  const each = () => Promise.all(keys.map((key): Promise<R | undefined> => answer(store.get(key))));
  if (keys.length < MANY) return each();
  const sorted = [...keys].sort();
  const stretch = IDBKeyRange.bound(sorted[0], sorted.at(-1));
  const count = await answer(store.count(stretch));
  if (count > keys.length * 2) return each();
  const rows: R[] = count ? await answer(store.getAll(stretch)) : [];
  const byKey = new Map(rows.map((row) => [(row as Record<string, unknown>)[String(store.keyPath)], row]));
  return keys.map((key) => byKey.get(key));
}

/** Reads rows in descending order with a cursor; such reads are rare and short. */
function fromTheEnd<R>(index: IDBIndex, range: IDBKeyRange, limit: number): Promise<R[]> {
  return new Promise((resolve, reject) => {
    const rows: R[] = [];
    const request = index.openCursor(range, 'prev');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor || rows.length >= limit) return resolve(rows);
      rows.push(cursor.value as R);
      cursor.continue();
    };
  });
}

function txOver(transaction: IDBTransaction, written: Written): Tx {
  const storeOf = (table: TableName) => transaction.objectStore(table);
  const indexOf = <T extends TableName>(table: T, range: Range<T>) =>
    storeOf(table).index(keyPath(columnsOf(table, range)));
  return {
    get: <T extends TableName>(table: T, key: string): Promise<Rows[T] | undefined> => answer(storeOf(table).get(key)),
    getMany: (table, keys) => many(storeOf(table), keys),
    // Puts are not awaited: a failed one aborts the whole transaction.
    async put(table, rows) {
      const store = storeOf(table);
      for (const row of rows) store.put(row);
      if (rows.length) written.put(table, rows);
    },
    async remove(table, keys) {
      const store = storeOf(table);
      for (const key of keys) store.delete(key);
      written.remove(table, keys);
    },
    keys: async (table, range) =>
      (await answer(indexOf(table, range).getAllKeys(rangeOf(range), range.limit))).map(String),
    async clear(table) {
      storeOf(table).clear();
      written.clear(table);
    },
    range: <T extends TableName>(table: T, range: Range<T>): Promise<Rows[T][]> =>
      range.reverse
        ? fromTheEnd(indexOf(table, range), rangeOf(range), range.limit ?? Number.POSITIVE_INFINITY)
        : answer(indexOf(table, range).getAll(rangeOf(range), range.limit)),
    count: (table, range) => answer(indexOf(table, range).count(rangeOf(range))),
    all: (table) => answer(storeOf(table).getAll()),
  };
}

/** Settles with the transaction: all rows are stored, or none. */
const ending = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });

export interface Done<T> {
  readonly value: T;
  readonly parts: ObservabilitySet | undefined;
}

/**
 * Runs `work` in a native IndexedDB write transaction. Dexie's own transactions await each write and do bookkeeping for
 * every request, most of the time of a save on a slow phone.
 * @param work must await only the transaction
 * @returns when everything is stored with the given durability
 * @throws the error of `work` or of IndexedDB; nothing was written then
 */
export async function writeNatively<T>(
  database: IDBDatabase,
  tables: readonly TableName[],
  durability: IDBTransactionDurability,
  work: (tx: Tx) => Promise<T>,
): Promise<Done<T>> {
  const transaction = database.transaction(tables, 'readwrite', { durability });
  const ended = ending(transaction);
  const written = makeWritten(database.name);
  try {
    const value = await work(txOver(transaction, written));
    // An explicit commit spares the transaction from waiting for further requests.
    transaction.commit();
    await ended;
    return { value, parts: written.parts() };
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // Already ended, with the error thrown below.
    }
    await ended.catch(() => {});
    throw transaction.error ?? error;
  }
}
