import type { Id } from '../../domain/kernel/id.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Scope } from '../../domain/kernel/scope.ts';
import type { ActivityName, KindName } from '../../domain/records/kinds/index.ts';
import type { Status } from '../../domain/records/record.ts';
import type { PullResponse } from '../../protocol/sync/pull.ts';
import type { ReadPushResponse } from '../../protocol/sync/push.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import type { ChangeRow, DeviceMeta, Receipt, SyncMeta } from './idb/rows.ts';
import type { ParcelStore } from './relay/parcels.ts';
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
  PhotoCounts,
  Position,
  QueueItem,
  SaveRequest,
  StoreResult,
} from './store-types.ts';
import type { GivenUp, Unsent } from './wipe.ts';

/** What the sync engine needs. Each operation is one transaction. */
export interface SyncStore {
  /** The device and the sync state, as of one moment; made on first use. */
  state(): StoreResult<{ readonly device: DeviceMeta; readonly sync: SyncMeta }>;
  /** Whether dates that came from an unconfirmed clock wait for the server to tell its time. */
  isUnsettled(): Promise<boolean>;
  /** Lets such dates go as they are, marked as a question where the clock was wrong. */
  settleBlindly(): StoreResult<void>;
  /** Unsent changes in the order of saving, after a place in that order; without those whose dates are not settled. */
  unsent(after: number, limit: number): Promise<ChangeRow[]>;
  /** Refused changes likewise. */
  refused(after: number, limit: number): Promise<ChangeRow[]>;
  /**
   * Writes down what became of pushed changes.
   * @param ids those of the batch, in its order
   * @param sent the changes as they were read to be sent: where nothing has become of them since, they need not be read again
   */
  settle(ids: readonly Id[], response: ReadPushResponse, sent?: readonly ChangeRow[]): StoreResult<void>;
  /** Changes that were sent, refused and then withdrawn, as far as the server does not know of it. */
  pendingWithdrawals(): Promise<Id[]>;
  /** The server knows that these were withdrawn. Those that are `here`, there, are taken back by a deletion. */
  confirmWithdrawals(ids: readonly Id[], here: readonly Id[]): StoreResult<void>;
  /** Moves a change that can never be sent to 需要处理. */
  refuse(id: Id, refusal: NonNullable<ChangeRow['refusal']>): StoreResult<void>;
  /** Takes a new device id and numbers all unsent changes anew, if `from` is still the device. */
  renewDevice(from: Id): StoreResult<void>;
  /** Applies one page of a pull if the phone still stands where `asked` says; else changes nothing and gives false. */
  applyPull(asked: Asked, page: PullResponse): StoreResult<boolean>;
  /** Reads opaque records again, if another release kept them; gives whether some stay opaque. */
  readKept(): StoreResult<boolean>;
  /** The server lost records: sends all kept changes again and downloads everything anew, if still in `epoch`. */
  restart(epoch: Id | null): StoreResult<void>;
  /**
   * Keeps what a hello of `device` told, if the phone is still that device: it may have been wiped while the answer was
   * on its way, and gives false then. `unsettled`: kept, but the part of the app that settles dates did not come, and changes
   * wait for it.
   */
  keepHello(device: Id, told: HelloFacts): StoreResult<boolean | 'unsettled'>;
  identity(): Promise<Identity | undefined>;
  /** Asks for a scope beyond the default ones, such as an older year. */
  subscribeTo(scope: Scope): StoreResult<void>;
  /** What the phone holds of a scope, a part at a time in the order of ids; `last` is undefined at the end. */
  scopeRecords(scope: Scope, after: Id | undefined, limit: number): ReturnType<typeof scopeRecords>;
  /** Downloads scopes anew with the next pull, if still in `epoch`; what is unsent stays as it is. */
  refetch(epoch: Id, scopes: readonly Scope[]): StoreResult<boolean>;
  /** What came of comparing with the server last. */
  checked(): Promise<Checked | undefined>;
  setChecked(checked: Checked): StoreResult<void>;
  /** Forgets acknowledged and withdrawn changes of before `time`, and older years that nobody asked for since. */
  prune(time: number): StoreResult<number>;
}

/** What pages need. */
export interface RecordStore {
  /**
   * Saves one change: durable when it resolves. Saving the same change again changes nothing. On a full phone, what the
   * server can give again makes room for it.
   */
  save(request: SaveRequest): StoreResult<ChangeRow>;
  /**
   * Replaces refused changes of a record by one mended change. A record that was never accepted becomes a new one under
   * `id`, with all that was written to it; what pointed to it points to the new one.
   * @returns the record's id; undefined when nothing of it is refused any more
   */
  replaceRefused(refused: Id, id: Id, fields: Fields): StoreResult<Id | undefined>;
  /** Sends a refused change again as it is. */
  retry(refused: Id): StoreResult<void>;
  /** Takes a refused change back, with what hangs on it; kept 30 days, never sent. */
  withdraw(refused: Id): StoreResult<void>;

  record(id: Id): Promise<LocalRecord | undefined>;
  records(ids: readonly Id[]): Promise<(LocalRecord | undefined)[]>;
  /** Somebody's activities, newest day first. */
  recordsOf(owner: Id, limit: number, after?: Position): Promise<LocalRecord[]>;
  /** A squad's activities of one status, newest day first; null: work without a squad. */
  squadRecords(squad: Id | null, status: Status, limit: number, after?: Position): Promise<LocalRecord[]>;
  squadCount(squad: Id | null, status: Status): Promise<number>;
  /** Activities of a kind, newest day first. */
  activities(kind: ActivityName, limit: number, after?: Position): Promise<LocalRecord[]>;
  /** All of a reference kind, by name; `group` narrows places to a parent, members to a squad. */
  references(kind: Exclude<KindName, ActivityName>, group?: Id): Promise<LocalRecord[]>;
  countOf(kind: KindName): Promise<number>;
  /** Unsent changes, oldest first. */
  queue(limit: number): Promise<QueueItem[]>;
  /** Refused changes, oldest first. */
  attention(limit: number): Promise<QueueItem[]>;
  counts(): Promise<Counts>;
  /** Photos that are to be sent or need their owner, and all that are here. */
  photoCounts(): Promise<PhotoCounts>;
  /** Hashes of the photos among them that are unsent. */
  unsentPhotos(): Promise<string[]>;
  /** Everything that the server does not have: unsent, refused and held changes. */
  undelivered(): Promise<ChangeRow[]>;
  /** Undefined on a phone that has not reached the server since it joined. */
  relayKey(): Promise<KeptRelayKey | undefined>;
  change(id: Id): Promise<ChangeRow | undefined>;
  /** The server's last receipt for what this phone wrote to a record; kept about 30 days. */
  receipt(record: Id): Promise<Receipt | undefined>;

  remembered(kind: KindName): Promise<Fields | undefined>;
  draft(key: string): Promise<Fields | undefined>;
  setDraft(key: string, fields: Fields | undefined): StoreResult<void>;
  lastContact(): Promise<number | null>;
  /** Estimated server time minus phone time, milliseconds, and when the server last told its time. */
  timing(): Promise<{ readonly offset: number; readonly lastContact: number | null }>;
}

export interface Store extends SyncStore, RecordStore {
  /** Opens the phone's storage. Ends in a bounded time, also where the browser never answers; may be asked again. */
  ready(): StoreResult<void>;
  readonly parcels: ParcelStore;
  /** Sets bytes aside that a full phone gives up for the words of a record. */
  keepReserve(): StoreResult<void>;
  watch<T>(query: () => Promise<T>, next: (value: T) => void, failed: (error: unknown) => void): () => void;
  /** Makes somebody the phone's owner, in one transaction with emptying it of another's. Changes nothing over unsent work. */
  enter(identity: Identity): Promise<Result<void, StorageFailure | Unsent>>;
  /** What a wipe would destroy for good, beyond what its owner gave up. */
  unsentBut(given: GivenUp): Promise<Unsent | undefined>;
  /** Empties the phone. Changes nothing where something that was not given up is unsent: also what was saved just now. */
  wipe(given?: GivenUp): Promise<Result<void, StorageFailure | Unsent>>;
  close(): void;
}
