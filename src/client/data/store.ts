import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Scope } from '../../domain/kernel/scope.ts';
import type { ActivityName, KindName } from '../../domain/records/kinds/index.ts';
import type { Status } from '../../domain/records/record.ts';
import type { PullResponse } from '../../protocol/sync/pull.ts';
import type { ReadPushResponse } from '../../protocol/sync/push.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import type { ChangeRow, DeviceMeta, Receipt, SyncMeta } from './idb/rows.ts';
import type { NoticeStore } from './notices.ts';
import type { RelayStore } from './relay/relay-store.ts';
import type { scopeRecords } from './replica/digest.ts';
import type {
  Asked,
  Checked,
  Counts,
  Fields,
  HelloFacts,
  Identity,
  KeptRelayKey,
  LocalRecord,
  MadeAlready,
  PhotoCounts,
  Position,
  QueueItem,
  SaveRequest,
  StoreResult,
} from './store-types.ts';
import type { GivenUp, Unsent } from './wipe.ts';

/** Operations of the sync engine, beside those of the pages' store. Each is one transaction. */
export interface SyncOperations {
  /** Tells whether dates from an unconfirmed clock wait for the server's time. */
  isUnsettled(): Promise<boolean>;
  /** Lists unsent changes after a position in the order of saving, without those with unsettled dates. */
  unsent(after: number, limit: number): Promise<ChangeRow[]>;
  /** Lists refused changes after a position in the order of saving. */
  refused(after: number, limit: number): Promise<ChangeRow[]>;
  /**
   * Stores the outcome of a push.
   * @param ids those of the batch, in its order
   * @param sent the changes as read for sending; if they are unchanged, they are not read again
   */
  settle(ids: readonly Id[], response: ReadPushResponse, sent?: readonly ChangeRow[]): StoreResult<void>;
  /** Ids of refused changes that were withdrawn without the server's knowledge. */
  pendingWithdrawals(): Promise<Id[]>;
  /**
   * Marks withdrawals as known to the server. Changes that the server already has (`here`) are undone by a deletion.
   */
  confirmWithdrawals(ids: readonly Id[], here: readonly Id[]): StoreResult<void>;
  /** Moves a change that can never be sent to 需要处理. */
  refuse(id: Id, refusal: NonNullable<ChangeRow['refusal']>): StoreResult<void>;
  /** Takes a new device id and renumbers all unsent changes, if `from` is still the device. */
  renewDevice(from: Id): StoreResult<void>;
  /** Applies one page of a pull. Returns false, without changes, if the phone's state is no longer as in `asked`. */
  applyPull(asked: Asked, page: PullResponse): StoreResult<boolean>;
  /** Reads opaque records again if another release kept them. Returns whether some stay opaque. */
  readKept(): StoreResult<boolean>;
  /**
   * Sends all kept changes again and downloads everything again, because the server lost records. Does nothing outside
   * of `epoch`.
   */
  restart(epoch: Id | null): StoreResult<void>;
  /**
   * Stores the facts of a hello and settles dates. Returns false if the phone is no longer `device`, because it was
   * wiped meanwhile.
   */
  keepHello(device: Id, told: HelloFacts): StoreResult<boolean>;
  /** Reads the server's records of a scope page by page in the order of ids. `last` is undefined at the end. */
  scopeRecords(scope: Scope, after: Id | undefined, limit: number): ReturnType<typeof scopeRecords>;
  /** Downloads scopes again with the next pull, if still in `epoch`. Unsent changes are kept. */
  refetch(epoch: Id, scopes: readonly Scope[]): StoreResult<boolean>;
  setChecked(checked: Checked): StoreResult<void>;
  /** Deletes acknowledged and withdrawn changes from before `time`, and older years not requested since. */
  prune(time: number): StoreResult<number>;
}

/** Records and changes, as pages use them. */
interface RecordStore {
  /**
   * Saves one change; stored durably when it resolves. Saving the same change again has no effect. A withdrawn record
   * that is made again under its paired id is restored; a record that is here with other content fails as
   * `made_already`. A full phone first deletes data that the server can send again.
   */
  save(request: SaveRequest): Promise<Result<ChangeRow, StorageFailure | MadeAlready>>;
  /**
   * Replaces the refused changes of a record by one corrected change. A record that was never accepted becomes a new
   * one under `id` with all its content, and references to it are updated; a paired id stays unless it is taken.
   * @returns the record's id; undefined if the change is no longer refused
   */
  replaceRefused(refused: Id, id: Id, fields: Fields): StoreResult<Id | undefined>;
  /** Sends a refused change again unchanged. */
  retry(refused: Id): StoreResult<void>;
  /** Withdraws a refused change and its dependents; kept 30 days, never sent. */
  withdraw(refused: Id): StoreResult<void>;

  record(id: Id): Promise<LocalRecord | undefined>;
  records(ids: readonly Id[]): Promise<(LocalRecord | undefined)[]>;
  /** Lists a member's activities, newest day first. */
  recordsOf(owner: Id, limit: number, after?: Position): Promise<LocalRecord[]>;
  /** Lists a squad's activities of one status, newest day first; null for work without a squad. */
  squadRecords(squad: Id | null, status: Status | 'withdrawn', limit: number, after?: Position): Promise<LocalRecord[]>;
  squadCount(squad: Id | null, status: Status): Promise<number>;
  /** Lists activities of a kind, newest day first; with `since`, those of that day and later. */
  activities(kind: ActivityName, limit: number, after?: Position, since?: Day): Promise<LocalRecord[]>;
  /** Lists all records of a reference kind by name; `group` limits places to a parent, members to a squad. */
  references(kind: Exclude<KindName, ActivityName>, group?: Id): Promise<LocalRecord[]>;
  countOf(kind: KindName): Promise<number>;
  /** Lists unsent changes, oldest first. */
  queue(limit: number): Promise<QueueItem[]>;
  /** Lists refused changes, oldest first. */
  attention(limit: number): Promise<QueueItem[]>;
  counts(): Promise<Counts>;
  /** Counts photos that are waiting or failed, and all on this phone. */
  photoCounts(): Promise<PhotoCounts>;
  /** Hashes of the unsent ones among them. */
  unsentPhotos(): Promise<string[]>;
  /** Lists everything that the server does not have: unsent, refused and held changes. */
  undelivered(): Promise<ChangeRow[]>;
  /** Undefined on a phone that has not contacted the server since it joined. */
  relayKey(): Promise<KeptRelayKey | undefined>;
  change(id: Id): Promise<ChangeRow | undefined>;
  /** Returns the latest receipt of this phone's changes to a record; kept about 30 days. */
  receipt(record: Id): Promise<Receipt | undefined>;

  remembered(kind: KindName): Promise<Fields | undefined>;
  draft(key: string): Promise<Fields | undefined>;
  setDraft(key: string, fields: Fields | undefined): StoreResult<void>;
  lastContact(): Promise<number | null>;
  /** Returns server time minus phone time in milliseconds, and the time of the last contact. */
  timing(): Promise<{ readonly offset: number; readonly lastContact: number | null }>;
}

/** The phone's store, as pages use it. Each operation is one transaction. */
export interface Store extends RecordStore {
  /** Returns the device and the sync state, read together; created on first use. */
  state(): StoreResult<{ readonly device: DeviceMeta; readonly sync: SyncMeta }>;
  /** Stops waiting for the server's time; dates from a wrong clock are marked unsure. */
  settleBlindly(): StoreResult<void>;
  identity(): Promise<Identity | undefined>;
  /** Subscribes to a scope beyond the default ones, such as an older year. */
  subscribeTo(scope: Scope): StoreResult<void>;
  /** Returns the result of the last comparison with the server. */
  checked(): Promise<Checked | undefined>;
  /** Opens the storage. Resolves within a bounded time even if the browser never answers; may be called again. */
  ready(): StoreResult<void>;
  readonly relayFiles: RelayStore;
  readonly notices: NoticeStore;
  /** Stores the reserve that a full phone deletes to save a record. */
  keepReserve(): StoreResult<void>;
  watch<T>(query: () => Promise<T>, next: (value: T) => void, failed: (error: unknown) => void): () => void;
  /**
   * Makes a member the phone's owner and deletes another owner's data in the same transaction. Does nothing if that
   * would delete unsent data.
   */
  enter(identity: Identity): Promise<Result<void, StorageFailure | Unsent>>;
  /** Returns what a wipe would destroy, beyond what the owner gave up. */
  unsentBut(given: GivenUp): Promise<Unsent | undefined>;
  /**
   * Deletes everything on the phone. Does nothing if data is unsent that was not given up, including data saved just
   * now.
   */
  wipe(given?: GivenUp): Promise<Result<void, StorageFailure | Unsent>>;
  close(): void;
}

/** The store of the sync engine. */
export type SyncStore = SyncOperations & Pick<Store, 'state' | 'identity'>;
