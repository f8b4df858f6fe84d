import type { Id } from '../../../domain/kernel/id.ts';
import type { ReadTx } from '../idb/backend.ts';
import type { RecordRow } from '../idb/rows.ts';
import { changesOf } from '../outbox/bundles.ts';
import type { LocalRecord } from '../store.ts';
import { viewOf } from './record-row.ts';

type Rows = readonly (RecordRow | undefined)[];

/**
 * Rows with what has become of their changes. A row carries its changes for what they say, and is not written again when
 * the server has received them: whether it has stands in the changes alone.
 */
export async function current(tx: ReadTx, rows: Rows): Promise<(RecordRow | undefined)[]> {
  const ids = rows.flatMap((row) => row?.pending.map(({ id }) => id) ?? []);
  if (!ids.length) return [...rows];
  const changes = new Map((await changesOf(tx, ids)).map((change) => [change?.id, change]));
  return rows.map((row) => row && { ...row, pending: row.pending.map((change) => changes.get(change.id) ?? change) });
}

/** One record's row, likewise. */
export async function currentRow(tx: ReadTx, id: Id): Promise<RecordRow | undefined> {
  const [row] = await current(tx, [await tx.get('record', id)]);
  return row;
}

function toLocal(row: RecordRow | undefined): LocalRecord | undefined {
  const view = row && viewOf(row);
  if (!view) return undefined;
  const pending = row.pending.filter(({ state }) => state !== 'acknowledged');
  const attention = pending.some(({ state }) => state === 'refused' || state === 'held');
  const delivery = attention ? 'attention' : pending.length ? 'waiting' : 'received';
  return { id: view.id, kind: view.kind, record: view, delivery, pending };
}

/** Records as the phone shows them, in the order of their rows. */
export const localRecords = async (tx: ReadTx, rows: Rows): Promise<(LocalRecord | undefined)[]> =>
  (await current(tx, rows)).map(toLocal);
