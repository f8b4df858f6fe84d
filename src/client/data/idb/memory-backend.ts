import { err, ok } from '../../../domain/kernel/result.ts';
import { StorageError } from '../../platform/idb/errors.ts';
import { allTables, type Backend, type KeyPart, primaryKeys, type Range, recordTables, type Tx } from './backend.ts';
import { columnsOf, indexKey } from './index-key.ts';
import type { Rows, TableName } from './rows.ts';

type Tables = { readonly [T in TableName]: ReadonlyMap<string, Rows[T]> };

const emptyTables = (): Tables => Object.fromEntries(allTables.map((table) => [table, new Map()])) as unknown as Tables;

const rank = (part: KeyPart): number => (typeof part === 'number' ? 0 : typeof part === 'string' ? 1 : 2);

/** Compares keys as IndexedDB does ("compare two keys"): numbers, then text by code units, then arrays. */
function compareKeys(a: readonly KeyPart[], b: readonly KeyPart[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] as KeyPart, b[i] as KeyPart];
    if (rank(x) !== rank(y)) return rank(x) - rank(y);
    if (x < y) return -1;
    if (x > y) return 1;
  }
  return a.length - b.length;
}

const keyOf = <T extends TableName>(table: T, row: Rows[T]): string =>
  String((row as unknown as Record<string, unknown>)[primaryKeys[table]]);

function select<T extends TableName>(rows: Iterable<Rows[T]>, table: T, range: Range<T>): Rows[T][] {
  const columns = columnsOf(table, range);
  const { lower, upper, lowerOpen, upperOpen, reverse, limit } = range;
  const inside: { key: KeyPart[]; row: Rows[T] }[] = [];
  for (const row of rows) {
    const key = indexKey(row, columns);
    if (!key) continue;
    const [low, high] = [compareKeys(key, lower), compareKeys(key, upper)];
    if ((lowerOpen ? low > 0 : low >= 0) && (upperOpen ? high < 0 : high <= 0)) inside.push({ key, row });
  }
  inside.sort((a, b) => (reverse ? compareKeys(b.key, a.key) : compareKeys(a.key, b.key)));
  return inside.slice(0, limit).map(({ row }) => row);
}

/**
 * Runs a transaction, which replaces a table's map by a copy before it first writes to it. Rows are cloned on the way in
 * and out, as in IndexedDB.
 */
function transaction(tables: Tables, open: readonly TableName[] = recordTables): Tx {
  const copies = new Set<TableName>();
  const mapOf = <T extends TableName>(table: T): ReadonlyMap<string, Rows[T]> => {
    if (!open.includes(table)) throw new Error(`the transaction does not name ${table}`);
    return tables[table];
  };
  const copyOf = <T extends TableName>(table: T): Map<string, Rows[T]> => {
    const map = mapOf(table);
    if (copies.has(table)) return map as Map<string, Rows[T]>;
    const copy = new Map(map);
    copies.add(table);
    Object.assign(tables, { [table]: copy });
    return copy;
  };
  return {
    get: async (table, key) => structuredClone(mapOf(table).get(key)),
    getMany: async (table, keys) => keys.map((key) => structuredClone(mapOf(table).get(key))),
    async put(table, rows) {
      const map = copyOf(table);
      for (const row of structuredClone(rows)) map.set(keyOf(table, row), row);
    },
    async remove(table, keys) {
      const map = copyOf(table);
      for (const key of keys) map.delete(key);
    },
    keys: async (table, range) => select(mapOf(table).values(), table, range).map((row) => keyOf(table, row)),
    async clear(table) {
      copyOf(table).clear();
    },
    range: async (table, range) => structuredClone(select(mapOf(table).values(), table, range)),
    count: async (table, range) => select(mapOf(table).values(), table, range).length,
    all: async (table) => structuredClone([...mapOf(table).values()]),
  };
}

/** Stores everything in memory, one transaction at a time: for tests and browsers that refuse storage. */
export function memoryBackend(): Backend {
  let tables = emptyTables();
  let queue: Promise<unknown> = Promise.resolve();
  const watchers = new Set<() => void>();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => {});
    return turn;
  };
  const changed = () => {
    for (const watcher of watchers) watcher();
  };

  return {
    ready: async () => ok(undefined),
    read: (work, options) => inTurn(() => work(transaction(tables, options?.tables))),
    write: (work, options) =>
      inTurn(async () => {
        const draft = { ...tables };
        try {
          const value = await work(transaction(draft, options?.tables));
          tables = draft;
          changed();
          return ok(value);
        } catch (error) {
          if (error instanceof StorageError) return err({ code: error.code });
          throw error;
        }
      }),
    watch(query, next, failed) {
      let live = true;
      const ask = () => {
        query().then(
          (value) => live && next(value),
          (error) => live && failed(error),
        );
      };
      watchers.add(ask);
      ask();
      return () => {
        live = false;
        watchers.delete(ask);
      };
    },
    close() {
      watchers.clear();
    },
  };
}
