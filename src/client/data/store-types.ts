import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Change } from '../../domain/records/change.ts';
import type { FieldValue } from '../../domain/records/field.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import type { SessionResponse } from '../../protocol/accounts/accounts.ts';
import type { RelayKey } from '../../protocol/relay/relay-key.ts';
import type { Join } from '../../protocol/sync/hello.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import type { ChangeRow, SyncMeta } from './idb/rows.ts';

/** Who the phone belongs to, as the server last said. */
export interface Identity extends SessionResponse {
  /** The last time that another device joined as this member, as hello told. */
  readonly joined?: Join;
}

export type Fields = Readonly<Record<string, FieldValue>>;

/** What is to be written; the store gives it its clock, its device and its place in the queue. */
export interface NewChange extends Pick<Change, 'id' | 'record' | 'kind' | 'schema' | 'fields'> {
  /** The clocks that the editor had before the eyes; left out, those of the record as it is now. */
  readonly base?: Change['base'];
  /** Its date was not typed: it is the day by the phone's clock. */
  readonly isDatedByClock?: boolean;
}

export interface SaveRequest {
  readonly change: NewChange;
  readonly author?: Id;
  /** Values that the kind's form offers the next time. */
  readonly remember?: Fields;
  /** The draft that this record ends. */
  readonly draft?: string;
}

/** A record as the phone shows it. */
export interface LocalRecord {
  readonly id: Id;
  readonly kind: KindName;
  readonly record: FoldedRecord;
  /** 待发, 已收到 (only on the server's receipt) or 需要处理. */
  readonly delivery: 'waiting' | 'received' | 'attention';
  /** Changes that are not acknowledged, in the order of saving. */
  readonly pending: readonly ChangeRow[];
}

/** Where a page of a list ended. */
export interface Position {
  readonly day: Day;
  readonly id: Id;
}

export interface Counts {
  readonly unsent: number;
  readonly attention: number;
}

export interface PhotoCounts {
  /** Of saved records, and not with the server yet. */
  readonly unsent: number;
  readonly all: number;
}

/** A change of the queue with the record that it belongs to, where that can be shown. */
export interface QueueItem {
  readonly change: ChangeRow;
  readonly record: FoldedRecord | undefined;
}

export type StoreResult<T> = Promise<Result<T, StorageFailure>>;

/** Where the phone stood when it asked for a page: a phone that was wiped since is another device. */
export interface Asked extends Pick<SyncMeta, 'epoch' | 'cursors'> {
  readonly device: Id;
}

export interface HelloFacts {
  /** The server's clock, milliseconds since 1970. */
  readonly time: number;
  /** The server's clock minus the phone's, milliseconds. */
  readonly offset: number;
  readonly identity: Identity;
  readonly relay?: RelayKey;
}

/** The key that seals what this phone hands over, with the device and the member that the server gave it to. */
export interface KeptRelayKey extends RelayKey {
  readonly device: Id;
  readonly member: Id;
}

/** What came of comparing the phone's records with the server's. */
export interface Checked {
  /** Server time, as last heard; milliseconds since 1970. */
  readonly at: number;
  /** Records that differed and were downloaded anew; 0: all the same. */
  readonly differences: number;
  /** False where something differs still. */
  readonly same: boolean;
}
