import type { Result } from '../../../domain/kernel/result.ts';
import type { StorageFailure } from '../../platform/idb/errors.ts';
import type { Rows, TableName } from './rows.ts';

/** Part of an index key. As in IndexedDB, an empty array sorts after any text. */
export type KeyPart = string | number | readonly never[];

/** Rows whose index key lies between two keys. A row without a value for one of the columns is not in the index. */
export interface Range<T extends TableName> {
  readonly index: keyof (typeof indexes)[T] & string;
  readonly lower: readonly KeyPart[];
  readonly upper: readonly KeyPart[];
  readonly upperOpen?: boolean;
  readonly lowerOpen?: boolean;
  readonly reverse?: boolean;
  readonly limit?: number;
}

/** The indexes of each table: name → key columns. Both backends are built from this. */
export const indexes = {
  change: { byState: ['state', 'order'], byRecord: ['record', 'order'] },
  record: {
    byScope: ['scope', 'id'],
    byStage: ['stage', 'id'],
    byKind: ['kind', 'group', 'sort', 'id'],
    byOwner: ['owner', 'day', 'id'],
    bySquad: ['squad', 'status', 'day', 'id'],
  },
  receipt: { byEnd: ['toOrder', 'fromOrder'], byTime: ['at', 'toOrder'] },
  meta: {},
  photo: { byState: ['state', 'addedAt'] },
  photoBytes: {},
  parcel: { byState: ['state', 'receivedAt'] },
} as const satisfies Record<TableName, Record<string, readonly string[]>>;

export const primaryKeys = {
  change: 'id',
  record: 'id',
  receipt: 'key',
  meta: 'key',
  photo: 'hash',
  photoBytes: 'key',
  parcel: 'id',
} as const satisfies Record<TableName, string>;

export const allTables = Object.keys(primaryKeys) as TableName[];

/** Tables of a transaction by default. Photos are not among them, so that a save never waits for one. */
export const recordTables = ['change', 'receipt', 'record', 'meta'] as const satisfies readonly TableName[];

/** Returns the range of keys that begin with `prefix`. */
export const under = (...prefix: (string | number)[]): Pick<Range<'record'>, 'lower' | 'upper'> => ({
  lower: prefix,
  upper: [...prefix, []],
});

/** A read transaction. */
export interface ReadTx {
  get<T extends TableName>(table: T, key: string): Promise<Rows[T] | undefined>;
  getMany<T extends TableName>(table: T, keys: readonly string[]): Promise<(Rows[T] | undefined)[]>;
  range<T extends TableName>(table: T, range: Range<T>): Promise<Rows[T][]>;
  count<T extends TableName>(table: T, range: Range<T>): Promise<number>;
  all<T extends TableName>(table: T): Promise<Rows[T][]>;
}

/** A write transaction: all of its writes last, or none. */
export interface Tx extends ReadTx {
  put<T extends TableName>(table: T, rows: readonly Rows[T][]): Promise<void>;
  remove(table: TableName, keys: readonly string[]): Promise<void>;
  /** Returns primary keys of a range, which is cheaper than reading the rows. */
  keys<T extends TableName>(table: T, range: Range<T>): Promise<string[]>;
  clear(table: TableName): Promise<void>;
}

export interface ReadOptions {
  /** Tables that `work` uses; by default `recordTables`. */
  readonly tables?: readonly TableName[];
}

export interface WriteOptions extends ReadOptions {
  /**
   * `strict` (the default): on disk when the write resolves. `relaxed`: handed to the operating system, enough for data
   * that the server can send again.
   */
  readonly durability?: 'strict' | 'relaxed';
}

/** Transactions over the phone's tables, implemented in memory and over IndexedDB. */
export interface Backend {
  /** Opens the storage. Resolves within a bounded time even if the browser never answers; may be called again. */
  ready(): Promise<Result<void, StorageFailure>>;
  read<T>(work: (tx: ReadTx) => Promise<T>, options?: ReadOptions): Promise<T>;
  /**
   * Runs a write transaction; its writes are stored once it resolves with `ok`. `work` must await only its transaction.
   * It may run twice, with one effect, if the connection was lost.
   */
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<Result<T, StorageFailure>>;
  /**
   * Calls `next` with the query's result now and after each write in any tab that may change it. Returns a function
   * that stops it.
   */
  watch<T>(query: () => Promise<T>, next: (value: T) => void, failed: (error: unknown) => void): () => void;
  close(): void;
}
