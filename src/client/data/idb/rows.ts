import type { Clock } from '../../../domain/kernel/clock.ts';
import type { Day } from '../../../domain/kernel/day.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import type { Dated } from '../../../domain/kernel/phone-clock.ts';
import type { Scope } from '../../../domain/kernel/scope.ts';
import type { Change } from '../../../domain/records/change.ts';
import type { KindName } from '../../../domain/records/kinds/index.ts';
import type { Status } from '../../../domain/records/record.ts';
import type { OpaqueRecord, WireRecord } from '../../../protocol/sync/pull.ts';
import type { RefusalCode } from '../../../protocol/sync/push.ts';
import type { PhotoBytesRow, PhotoRow } from '../photos/photo-row.ts';
import type { ParcelRow } from '../relay/parcel-row.ts';

/**
 * Where a change stands. `held`: its record was refused and must be mended first. `withdrawn`: taken back by its owner
 * after a refusal, or replaced by a mended one; kept a while and never sent.
 */
export type ChangeState = 'unsent' | 'held' | 'refused' | 'acknowledged' | 'withdrawn';

/** Why the server did not take a change. */
export interface Refusal {
  readonly outcome: 'rejected' | 'forbidden';
  readonly code: RefusalCode;
  /** The server's own word, where `code` is `unknown`. */
  readonly raw?: string;
  readonly field?: string;
  readonly limit?: number | string;
  /** The kind that the field should have named. */
  readonly target?: string;
}

/** The server's word that it has a change for good. */
export interface Receipt {
  /** Server time, milliseconds since 1970. */
  readonly at: number;
  readonly epoch: Id;
  /** The district's head after the push: a pull that has got so far holds the change. */
  readonly head: number;
}

/** A change on this phone: immutable in what it says, with the story of its delivery. */
export interface ChangeRow extends Change {
  readonly state: ChangeState;
  /** The order of saving on this phone; unlike deviceSeq it survives a new device id. */
  readonly order: number;
  /** Estimated server time of saving, milliseconds since 1970. */
  readonly savedAt: number;
  /**
   * What the clocks said, where the server had not confirmed them: kept to put date or clock right before it is sent.
   * `isTyped`: the date was typed, and lies after what they said; else it came from them.
   */
  readonly dated?: Dated & { readonly isTyped?: boolean };
  /** Who saved it, as far as the phone knew. */
  readonly author?: Id;
  readonly receipt?: Receipt;
  readonly refusal?: Refusal;
  /** When it was withdrawn: server time, as last heard. */
  readonly withdrawnAt?: number;
  /** The server knows that it was withdrawn, and takes no late copy. */
  readonly isTold?: true;
}

/** A change as its row has it. What the server received stays `unsent` here and has a receipt: see `receipts.ts`. */
export interface StoredChange extends Omit<ChangeRow, 'state' | 'receipt'> {
  readonly state: Exclude<ChangeState, 'acknowledged'>;
}

/** The columns that lists are read by; a deleted record has none, so that it is in no list. */
export interface RecordColumns {
  readonly scope?: Scope;
  /** Of every record with changes that the server's record does not yet speak for. */
  readonly stage?: 'open';
  readonly kind?: KindName;
  /** A place's parent, a member's squad; empty where there is none. */
  readonly group?: string;
  /** A name or a day, by which a list is sorted. */
  readonly sort?: string;
  readonly owner?: Id;
  readonly squad?: string;
  readonly day?: Day;
  readonly status?: Status;
}

/** What the server said of a record; opaque where only a later release can read it. */
export type Base = WireRecord | OpaqueRecord;

/** A record on this phone: what the server said, and what was written here since. */
export interface RecordRow extends RecordColumns {
  readonly id: Id;
  readonly base?: Base;
  /** Counts full downloads; rows of an older one leave the phone when a new one is complete. */
  readonly generation: number;
  /** Ids of the changes that were written here since, in the order of saving. */
  readonly pending: readonly Id[];
}

/** A record with the changes that its row names, in their state as it is now. */
export interface PendingRecord extends Omit<RecordRow, 'pending'> {
  readonly pending: readonly ChangeRow[];
}

export interface DeviceMeta {
  readonly id: Id;
  readonly nextSeq: number;
  readonly nextOrder: number;
  readonly lastClock: Clock;
  /** Server time minus this phone's time, milliseconds. */
  readonly offset: number;
  /**
   * From which place in the order of saving on dates are not settled: they came from a clock that the server had not
   * confirmed, or were typed and lie after it. `odd`: it was wrong, the offset of the last exchange did not count, or a
   * date was typed so.
   */
  readonly unsettled?: { readonly from: number; readonly odd: boolean };
  /** The highest deviceSeq that the server has acknowledged. */
  readonly acknowledged: number;
  /** The server's epoch that all receipts on this phone are of; `mixed`: of several, since one answer was overtaken. */
  readonly epoch?: Id | 'mixed';
}

export interface SyncMeta {
  readonly epoch: Id | null;
  readonly head: number;
  readonly cursors: Readonly<Record<Scope, number>>;
  /** Older scopes that the phone asked for. */
  readonly wanted: readonly Scope[];
  /** When each was asked for last: server time, as last heard. */
  readonly wantedAt?: Readonly<Record<Scope, number>>;
  readonly generation: number;
  /** True while rows of an older generation remain. */
  readonly sweeping: boolean;
  /** Scopes that are downloaded anew since they differed from the server's: their older rows leave when that is complete. */
  readonly refetching?: readonly Scope[];
  /** Scopes with opaque records, and what the app that could not read them knew (`reader`). */
  readonly opaque?: { readonly by: string; readonly scopes: readonly Scope[] };
  /** Scopes of which releases before protocol 4 left such records out: they are downloaded again. */
  readonly newer?: { readonly scopes: readonly Scope[] };
  /** Server time of the last answer, milliseconds since 1970; null before the first. */
  readonly lastContact: number | null;
}

/**
 * The server's receipt for changes that follow each other in the order of saving, without gaps. To write five hundred rows
 * again, each for its receipt, takes a slow phone ten times as long.
 */
export interface ReceiptRow {
  /** `fromOrder` as text. */
  readonly key: string;
  /** The first and the last place in the order of saving. Ranges do not overlap. */
  readonly fromOrder: number;
  readonly toOrder: number;
  /** Server time, milliseconds since 1970. */
  readonly at: number;
  readonly epoch: Id;
  readonly head: number;
}

export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

export interface Rows {
  readonly change: StoredChange;
  readonly receipt: ReceiptRow;
  readonly record: RecordRow;
  readonly meta: MetaRow;
  readonly photo: PhotoRow;
  readonly photoBytes: PhotoBytesRow;
  readonly parcel: ParcelRow;
}
export type TableName = keyof Rows;
