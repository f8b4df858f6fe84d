import { indexes, type Range } from './backend.ts';
import type { TableName } from './rows.ts';

type Columns = readonly string[];

/** Returns the key columns of each index of a table. */
export const allColumnsOf = (table: TableName): readonly Columns[] =>
  Object.values(indexes[table] as Record<string, Columns>);

/** Returns the key columns of the index that a range names. */
export const columnsOf = <T extends TableName>(table: T, { index }: Range<T>): Columns =>
  (indexes[table] as Record<string, Columns>)[index] ?? [];

/** Returns Dexie's name for a compound index, which is also its name in the database. */
export const keyPath = (columns: Columns): string => `[${columns.join('+')}]`;

/** Returns a row's key in an index; undefined if a column has no value. IndexedDB leaves such a row out. */
export function indexKey(row: object, columns: Columns): (string | number)[] | undefined {
  const parts = columns.map((column): unknown => (row as Record<string, unknown>)[column]);
  const isPart = (part: unknown): part is string | number => typeof part === 'string' || typeof part === 'number';
  return parts.every(isPart) ? parts : undefined;
}
