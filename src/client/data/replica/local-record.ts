import type { Id } from '../../../domain/kernel/id.ts';
import type { ReadTx } from '../idb/backend.ts';
import type { PendingRecord, RecordRow } from '../idb/rows.ts';
import { changesOf } from '../outbox/receipts.ts';
import type { LocalRecord } from '../store-types.ts';
import { viewOf } from './record-row.ts';

/** Adds the pending changes that rows name. A change without a row is left out. */
export async function withPending(tx: ReadTx, rows: readonly RecordRow[]): Promise<PendingRecord[]> {
  const ids = rows.flatMap(({ pending }) => pending);
  const found = ids.length ? await changesOf(tx, ids) : [];
  const changes = new Map(found.map((change) => [change?.id, change]));
  return rows.map((row) => ({
    ...row,
    pending: row.pending.flatMap((id) => changes.get(id) ?? []),
  }));
}

/** Reads records with their pending changes, in the order of the ids. An unknown id is left out. */
export const pendingRecords = async (tx: ReadTx, ids: readonly Id[]): Promise<PendingRecord[]> =>
  withPending(
    tx,
    (await tx.getMany('record', ids)).filter((row) => row !== undefined),
  );

/** Reads one record with its pending changes. */
export async function pendingRecord(tx: ReadTx, id: Id): Promise<PendingRecord | undefined> {
  return (await pendingRecords(tx, [id]))[0];
}

function toLocal(row: PendingRecord): LocalRecord | undefined {
  const view = viewOf(row);
  if (!view) return undefined;
  const pending = row.pending.filter(({ state }) => state !== 'acknowledged');
  const attention = pending.some(({ state }) => state === 'refused' || state === 'held');
  const delivery = attention ? 'attention' : pending.length ? 'waiting' : 'received';
  return { id: view.id, kind: view.kind, record: view, delivery, pending };
}

/** Converts rows to records as the phone shows them, in the same order. */
export async function localRecords(
  tx: ReadTx,
  rows: readonly (RecordRow | undefined)[],
): Promise<(LocalRecord | undefined)[]> {
  const found = await withPending(
    tx,
    rows.filter((row) => row !== undefined),
  );
  const locals = new Map(found.map((row) => [row.id, toLocal(row)]));
  return rows.map((row) => row && locals.get(row.id));
}
