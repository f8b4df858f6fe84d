import Dexie, { type ObservabilitySet, RangeSet } from 'dexie';
import { primaryKeys } from './backend.ts';
import { allColumnsOf, indexKey, keyPath } from './index-key.ts';
import type { TableName } from './rows.ts';

/**
 * From this many rows on, the whole table counts as changed. Naming each row costs more than running the query again.
 */
const MANY = 50;

type Columns = Readonly<Record<string, unknown>>;

/** Rows that a transaction wrote, in the form by which Dexie's live queries decide whether to run again. */
export interface Written {
  put(table: TableName, rows: readonly object[]): void;
  remove(table: TableName, keys: readonly string[]): void;
  clear(table: TableName): void;
  /** Undefined if nothing was written. */
  parts(): ObservabilitySet | undefined;
}

/**
 * Collects written rows as Dexie's "Observability" middleware does. A live query watches the keys that it found and the
 * index range that it searched, so a row's old index key is not needed.
 * @param database name of the database
 */
export function makeWritten(database: string): Written {
  const parts = new Map<string, RangeSet>();
  const rangesOf = (table: TableName, index: string): RangeSet => {
    const name = `idb://${database}/${table}/${index}`;
    const ranges = parts.get(name) ?? new RangeSet();
    parts.set(name, ranges);
    return ranges;
  };

  function touch(table: TableName, keys: readonly string[]): void {
    rangesOf(table, '').addKeys([...keys]);
    rangesOf(table, ':dels').addKeys([...keys]);
  }

  function touchAll(table: TableName): void {
    for (const index of ['', ':dels', ...allColumnsOf(table).map(keyPath)])
      rangesOf(table, index).add(new RangeSet(Dexie.minKey, Dexie.maxKey));
  }

  return {
    put(table, rows) {
      if (rows.length >= MANY) return touchAll(table);
      const known = rows as readonly Columns[];
      touch(
        table,
        known.map((row) => String(row[primaryKeys[table]])),
      );
      for (const columns of allColumnsOf(table))
        for (const row of known) {
          const key = indexKey(row, columns);
          if (key) rangesOf(table, keyPath(columns)).addKey(key);
        }
    },
    remove(table, keys) {
      if (keys.length >= MANY) touchAll(table);
      else if (keys.length) touch(table, keys);
    },
    clear: touchAll,
    parts: () => (parts.size ? Object.fromEntries(parts) : undefined),
  };
}
