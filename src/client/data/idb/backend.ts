import type { Result } from '../../../domain/kernel/result.ts';
import type { StorageFailure } from '../../platform/idb/errors.ts';
import type { Rows, TableName } from './rows.ts';

/** Parts of an index key; an empty array sorts after all text, as IndexedDB has it. */
export type KeyPart = string | number | readonly never[];

/** Rows whose index key lies between two keys. Rows that miss a part of the key are not in the index. */
export interface Range<T extends TableName> {
  readonly index: keyof (typeof indexes)[T] & string;
  readonly lower: readonly KeyPart[];
  readonly upper: readonly KeyPart[];
  readonly upperOpen?: boolean;
  readonly lowerOpen?: boolean;
  readonly reverse?: boolean;
  readonly limit?: number;
}

/** The tables' indexes: name → the columns of its key. Both stores are built from this. */
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

/** What a transaction works on unless it says otherwise: a save must never wait for a photo. */
export const recordTables = ['change', 'receipt', 'record', 'meta'] as const satisfies readonly TableName[];

/** All keys that begin with `prefix`. */
export const under = (...prefix: (string | number)[]): Pick<Range<'record'>, 'lower' | 'upper'> => ({
  lower: prefix,
  upper: [...prefix, []],
});

/** What a reading transaction can do. */
export interface ReadTx {
  get<T extends TableName>(table: T, key: string): Promise<Rows[T] | undefined>;
  getMany<T extends TableName>(table: T, keys: readonly string[]): Promise<(Rows[T] | undefined)[]>;
  range<T extends TableName>(table: T, range: Range<T>): Promise<Rows[T][]>;
  count<T extends TableName>(table: T, range: Range<T>): Promise<number>;
  all<T extends TableName>(table: T): Promise<Rows[T][]>;
}

/** What a writing transaction can do. All or nothing of it lasts. */
export interface Tx extends ReadTx {
  put<T extends TableName>(table: T, rows: readonly Rows[T][]): Promise<void>;
  remove(table: TableName, keys: readonly string[]): Promise<void>;
  /** The primary keys of a range's rows: cheaper than the rows. */
  keys<T extends TableName>(table: T, range: Range<T>): Promise<string[]>;
  clear(table: TableName): Promise<void>;
}

export interface ReadOptions {
  /** The tables that `work` uses; `recordTables`, unless said otherwise. */
  readonly tables?: readonly TableName[];
}

export interface WriteOptions extends ReadOptions {
  /**
   * `strict`, unless said otherwise: on disk when it is confirmed. `relaxed`: in the hands of the system, which is
   * enough for what the server can be asked for again.
   */
  readonly durability?: 'strict' | 'relaxed';
}

/** Transactions over the phone's tables; one implementation in memory, one over IndexedDB. */
export interface Backend {
  /** Opens the storage. Ends in a bounded time, also where the browser never answers; may be asked again. */
  ready(): Promise<Result<void, StorageFailure>>;
  read<T>(work: (tx: ReadTx) => Promise<T>, options?: ReadOptions): Promise<T>;
  /**
   * Kept when it resolves with `ok`. `work` waits for nothing but its transaction, and may run twice where storage was
   * closed under it; its effect is one.
   */
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<Result<T, StorageFailure>>;
  /** Calls `next` with the query's answer now and after each write that may change it, in any tab. Returns the stop. */
  watch<T>(query: () => Promise<T>, next: (value: T) => void, failed: (error: unknown) => void): () => void;
  close(): void;
}
