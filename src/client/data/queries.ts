import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import { type KeyPart, type Range, type ReadTx, under } from './idb/backend.ts';
import type { ChangeRow, Receipt, RecordRow, StoredChange } from './idb/rows.ts';
import { readMeta } from './meta.ts';
import { changesOfRecord, countUnsent, unsentAfter } from './outbox/receipts.ts';
import { localRecords, pendingRecords } from './replica/local-record.ts';
import { NO_SQUAD, viewOf } from './replica/record-row.ts';
import type { Counts, LocalRecord, PhotoCounts, Position, QueueItem } from './store-types.ts';

const shown = async (tx: ReadTx, rows: readonly RecordRow[]): Promise<LocalRecord[]> =>
  (await localRecords(tx, rows)).filter((local) => local !== undefined);

/** Lists records below an index prefix, newest first, from where the last page ended, back to a day. */
async function newestFirst(
  tx: ReadTx,
  index: Range<'record'>['index'],
  prefix: (string | number)[],
  limit: number,
  after: Position | undefined,
  since?: Day,
): Promise<LocalRecord[]> {
  const lower = since === undefined ? prefix : [...prefix, since];
  const upper: KeyPart[] = after ? [...prefix, after.day, after.id] : [...prefix, []];
  const range = { index, lower, upper, upperOpen: after !== undefined, reverse: true, limit };
  return shown(tx, await tx.range('record', range));
}

export const recordsOf = (tx: ReadTx, owner: Id, limit: number, after?: Position): Promise<LocalRecord[]> =>
  newestFirst(tx, 'byOwner', [owner], limit, after);

export const squadRecords = (
  tx: ReadTx,
  squad: Id | null,
  status: string,
  limit: number,
  after?: Position,
): Promise<LocalRecord[]> => newestFirst(tx, 'bySquad', [squad ?? NO_SQUAD, status], limit, after);

export const squadCount = (tx: ReadTx, squad: Id | null, status: string): Promise<number> =>
  tx.count('record', { index: 'bySquad', ...under(squad ?? NO_SQUAD, status) });

export const activities = (
  tx: ReadTx,
  kind: KindName,
  limit: number,
  after?: Position,
  since?: Day,
): Promise<LocalRecord[]> => newestFirst(tx, 'byKind', [kind, ''], limit, after, since);

export async function references(tx: ReadTx, kind: KindName, group: Id | undefined): Promise<LocalRecord[]> {
  const prefix = group === undefined ? [kind] : [kind, group];
  return shown(tx, await tx.range('record', { index: 'byKind', ...under(...prefix) }));
}

export const countOf = (tx: ReadTx, kind: KindName): Promise<number> =>
  tx.count('record', { index: 'byKind', ...under(kind) });

export const record = async (tx: ReadTx, id: Id): Promise<LocalRecord | undefined> =>
  (await localRecords(tx, [await tx.get('record', id)]))[0];

export const records = async (tx: ReadTx, ids: readonly Id[]): Promise<(LocalRecord | undefined)[]> =>
  localRecords(tx, await tx.getMany('record', ids));

/** Joins changes with their records. */
async function withRecords(tx: ReadTx, changes: readonly ChangeRow[]): Promise<QueueItem[]> {
  const records = await pendingRecords(tx, [...new Set(changes.map((change) => change.record))]);
  const views = new Map(records.map((record) => [record.id, viewOf(record)]));
  return changes.map((change) => ({ change, record: views.get(change.record) }));
}

/** Lists unsent changes, oldest first. */
export const queue = async (tx: ReadTx, limit: number): Promise<QueueItem[]> =>
  withRecords(tx, await unsentAfter(tx, 0, limit));

/** Lists refused changes, oldest first. */
export const attention = async (tx: ReadTx, limit: number): Promise<QueueItem[]> =>
  withRecords(tx, await refusedAfter(tx, 0, limit));

export async function counts(tx: ReadTx): Promise<Counts> {
  const [unsent, attention] = await Promise.all([
    countUnsent(tx),
    tx.count('change', { index: 'byState', ...under('refused') }),
  ]);
  return { unsent, attention };
}

export async function photoCounts(tx: ReadTx): Promise<PhotoCounts> {
  const [waiting, failed, all] = await Promise.all([
    tx.count('photo', { index: 'byState', ...under('waiting') }),
    tx.count('photo', { index: 'byState', ...under('failed') }),
    tx.count('photo', { index: 'byState', lower: [''], upper: ['z'] }),
  ]);
  return { unsent: waiting + failed, all };
}

/** Hashes of photos that are waiting to be sent or have failed. */
export async function unsentPhotos(tx: ReadTx): Promise<string[]> {
  const states = ['waiting', 'failed'] as const;
  const found = await Promise.all(states.map((state) => tx.range('photo', { index: 'byState', ...under(state) })));
  return found.flat().map(({ hash }) => hash);
}

/** Lists refused changes after a position in the order of saving. */
export const refusedAfter = (tx: ReadTx, order: number, limit: number): Promise<StoredChange[]> =>
  tx.range('change', { index: 'byState', lower: ['refused', order], lowerOpen: true, upper: ['refused', []], limit });

/** Lists unsent changes that may be sent: those before the first with an unsettled date. */
export async function settledAfter(tx: ReadTx, order: number, limit: number): Promise<StoredChange[]> {
  const [device, changes] = await Promise.all([readMeta(tx, 'device'), unsentAfter(tx, order, limit)]);
  const from = device?.unsettled?.from;
  return from === undefined ? changes : changes.filter((change) => change.order < from);
}

/** Returns the latest receipt of the phone's changes to a record. */
export async function receiptOf(tx: ReadTx, record: Id): Promise<Receipt | undefined> {
  const changes = await changesOfRecord(tx, record);
  return changes
    .map(({ receipt }) => receipt)
    .reduce((last, each) => ((each?.at ?? 0) > (last?.at ?? 0) ? each : last), undefined);
}
