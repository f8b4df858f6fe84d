import type { Day } from '../../domain/kernel/day.ts';
import type { Id, RandomBytes } from '../../domain/kernel/id.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Change } from '../../domain/records/change.ts';
import type { FieldValue } from '../../domain/records/field.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import type { SessionResponse } from '../../protocol/accounts/accounts.ts';
import type { Notice } from '../../protocol/posts/notices.ts';
import type { RelayKey } from '../../protocol/relay/relay-key.ts';
import type { Join } from '../../protocol/sync/hello.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import type { ChangeRow, SyncMeta } from './idb/rows.ts';
import type { PhoneClock } from './phone-clock.ts';

export interface StoreOptions {
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  readonly random: RandomBytes;
  /** The corrected clock; by default the phone's clock alone. */
  readonly clock?: PhoneClock;
}

/** The member who owns the phone, as the server last reported. */
export interface Identity extends SessionResponse {
  /** The last time that another device joined as this member, from hello. */
  readonly joined?: Join;
}

export type Fields = Readonly<Record<string, FieldValue>>;

/** A change to be saved. The store assigns its clock, device and position. */
export interface NewChange extends Pick<Change, 'id' | 'record' | 'kind' | 'schema' | 'fields'> {
  /** The clocks that the editor had seen; by default those of the record as it is now. */
  readonly base?: Change['base'];
  /** The date was not typed but taken from the phone's clock. */
  readonly isDatedByClock?: boolean;
  /** The moment of writing matters to the second, as of a scan; its date is not bounded by the clock. */
  readonly isTimed?: boolean;
}

export interface SaveRequest {
  readonly change: NewChange;
  readonly author?: Id;
  /** Values that the kind's form offers next time. */
  readonly remember?: Fields;
  /** The draft to delete with this save. */
  readonly draft?: string;
}

/** A record as the phone shows it. */
export interface LocalRecord {
  readonly id: Id;
  readonly kind: KindName;
  readonly record: FoldedRecord;
  /** 待发, 已收到 (acknowledged) or 需要处理. */
  readonly delivery: 'waiting' | 'received' | 'attention';
  /** Changes that are not acknowledged, in the order of saving. */
  readonly pending: readonly ChangeRow[];
}

/** The end of a list page. */
export interface Position {
  readonly day: Day;
  readonly id: Id;
}

export interface Counts {
  readonly unsent: number;
  readonly attention: number;
}

export interface PhotoCounts {
  /** Photos of saved records that the server does not have. */
  readonly unsent: number;
  readonly all: number;
}

/** A change in the outbox with its record, if that can be shown. */
export interface QueueItem {
  readonly change: ChangeRow;
  readonly record: FoldedRecord | undefined;
}

/** A record with the same paired id is here already, with other content. */
export interface MadeAlready {
  readonly code: 'made_already';
}

export type StoreResult<T> = Promise<Result<T, StorageFailure>>;

/** State of the phone when it requested a page. A phone that was wiped since is another device. */
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

/** The key that seals relay files, with the device and member that it was issued to. */
export interface KeptRelayKey extends RelayKey {
  readonly device: Id;
  readonly member: Id;
}

/** Result of comparing the phone's records with the server's. */
export interface Checked {
  /** Server time as of the last contact, milliseconds since 1970. */
  readonly at: number;
  /** Number of records that differed and were downloaded again. */
  readonly differences: number;
  /** False if differences remain. */
  readonly same: boolean;
}

/** The notices as the server last answered, and the bytes of each picture that is on the phone. */
export interface KeptNotices {
  readonly tag: string;
  readonly rows: readonly Notice[];
  readonly pictures: Readonly<Record<string, number>>;
}
