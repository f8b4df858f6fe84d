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
import type { RelayFileRow } from '../relay/relay-file-row.ts';

/**
 * State of a change. `held`: the creation of its record was refused and must be replaced first. `withdrawn`: withdrawn
 * or replaced after a refusal; kept for a while and never sent.
 */
export type ChangeState = 'unsent' | 'held' | 'refused' | 'acknowledged' | 'withdrawn';

/** Why the server refused a change. */
export interface Refusal {
  readonly outcome: 'rejected' | 'forbidden';
  readonly code: RefusalCode;
  /** The server's own code, if `code` is `unknown`. */
  readonly raw?: string;
  readonly field?: string;
  readonly limit?: number | string;
  /** The kind that the field should reference. */
  readonly target?: string;
}

/** The server's acknowledgement of a change. */
export interface Receipt {
  /** Server time, milliseconds since 1970. */
  readonly at: number;
  readonly epoch: Id;
  /** The district's head after the push. A pull that has reached it contains the change. */
  readonly head: number;
}

/** A change on this phone: immutable content and the state of its delivery. */
export interface ChangeRow extends Change {
  readonly state: ChangeState;
  /** Position in the order of saving on this phone. Unlike deviceSeq it survives a new device id. */
  readonly order: number;
  /** Estimated server time of saving, milliseconds since 1970. */
  readonly savedAt: number;
  /**
   * Clock readings of an unconfirmed clock at the time of saving. They serve to correct date and clock before sending.
   * `isTyped`: the date was typed; otherwise it came from the clock. `isTimed`: seconds matter.
   */
  readonly dated?: Dated & { readonly isTyped?: boolean; readonly isTimed?: boolean };
  /** The member who saved it, if known. */
  readonly author?: Id;
  readonly receipt?: Receipt;
  readonly refusal?: Refusal;
  /** Server time of the withdrawal, milliseconds since 1970, as of the last contact. */
  readonly withdrawnAt?: number;
  /** The server knows of the withdrawal and accepts no late copy. */
  readonly isTold?: true;
}

/** A change as stored. An acknowledged one is stored as `unsent` and covered by a receipt: see `receipts.ts`. */
export interface StoredChange extends Omit<ChangeRow, 'state' | 'receipt'> {
  readonly state: Exclude<ChangeState, 'acknowledged'>;
}

/**
 * Columns that lists are read by. A deleted record is in no list, but for those that had been verified: `withdrawn`.
 */
export interface RecordColumns {
  readonly scope?: Scope;
  /** Set while the record has pending changes. */
  readonly stage?: 'open';
  readonly kind?: KindName;
  /** A place's parent or a member's squad; empty if none. */
  readonly group?: string;
  /** Sort key of lists: a name or a day. */
  readonly sort?: string;
  readonly owner?: Id;
  readonly squad?: string;
  readonly day?: Day;
  readonly status?: Status | 'withdrawn';
}

/** The server's version of a record; opaque if only a later release can read it. */
export type Base = WireRecord | OpaqueRecord;

/** A record on this phone: the server's version and the pending changes on top. */
export interface RecordRow extends RecordColumns {
  readonly id: Id;
  readonly base?: Base;
  /** Number of the full download that brought the row. Older rows are deleted when a newer download is complete. */
  readonly generation: number;
  /** Ids of the pending changes, in the order of saving. */
  readonly pending: readonly Id[];
}

/** A record with its pending changes in their current state. */
export interface PendingRecord extends Omit<RecordRow, 'pending'> {
  readonly pending: readonly ChangeRow[];
}

export interface DeviceMeta {
  readonly id: Id;
  readonly nextSeq: number;
  readonly nextOrder: number;
  readonly lastClock: Clock;
  /** Server time minus phone time, milliseconds. */
  readonly offset: number;
  /**
   * The position in the order of saving from which on dates are unsettled. Such dates come from an unconfirmed clock,
   * or were typed and are later than it. `odd`: the clock was wrong, disagreed with the last exchange's offset, or a
   * date was typed.
   */
  readonly unsettled?: { readonly from: number; readonly odd: boolean };
  /** The highest acknowledged deviceSeq. */
  readonly acknowledged: number;
  /** Epoch of all receipts on this phone; `mixed` if an overtaken answer left receipts of several. */
  readonly epoch?: Id | 'mixed';
}

export interface SyncMeta {
  readonly epoch: Id | null;
  readonly head: number;
  readonly cursors: Readonly<Record<Scope, number>>;
  /** Older scopes that the phone subscribed to. */
  readonly wanted: readonly Scope[];
  /** Server time of the last request for each, as of the last contact. */
  readonly wantedAt?: Readonly<Record<Scope, number>>;
  readonly generation: number;
  /** True while rows of an older generation remain. */
  readonly sweeping: boolean;
  /**
   * Scopes being downloaded again because they differed from the server. Their older rows are deleted when it is
   * complete.
   */
  readonly refetching?: readonly Scope[];
  /** Scopes with opaque records, and what the app version that kept them could read (`reader`). */
  readonly opaque?: { readonly by: string; readonly scopes: readonly Scope[] };
  /** Scopes in which releases before protocol 4 skipped unknown records; they are downloaded again. */
  readonly newer?: { readonly scopes: readonly Scope[] };
  /** Server time of the last answer, milliseconds since 1970; null before the first. */
  readonly lastContact: number | null;
}

/**
 * A receipt for a gapless range of the order of saving. Rewriting 500 change rows instead takes a slow phone ten times
 * as long.
 */
export interface ReceiptRow {
  /** `fromOrder` as text. */
  readonly key: string;
  /** First and last position of the range. Ranges do not overlap. */
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
  readonly parcel: RelayFileRow;
}
export type TableName = keyof Rows;
