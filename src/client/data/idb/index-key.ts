import { indexes, type Range } from './backend.ts';
import type { TableName } from './rows.ts';

type Columns = readonly string[];

/** The columns of each of a table's indexes. */
export const allColumnsOf = (table: TableName): readonly Columns[] =>
  Object.values(indexes[table] as Record<string, Columns>);

/** The columns of the index that a range names. */
export const columnsOf = <T extends TableName>(table: T, { index }: Range<T>): Columns =>
  (indexes[table] as Record<string, Columns>)[index] ?? [];

/** How Dexie names a compound index, here and in the database itself. */
export const keyPath = (columns: Columns): string => `[${columns.join('+')}]`;

/** A row's key in an index. As IndexedDB has it: a row that misses a part of the key is not in the index. */
export function indexKey(row: object, columns: Columns): (string | number)[] | undefined {
  const parts = columns.map((column): unknown => (row as Record<string, unknown>)[column]);
  const isPart = (part: unknown): part is string | number => typeof part === 'string' || typeof part === 'number';
  return parts.every(isPart) ? parts : undefined;
}
