import { groupBy } from '../../../domain/kernel/group-by.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import type { Tx } from '../idb/backend.ts';
import type { ChangeRow, RecordRow, StoredChange } from '../idb/rows.ts';
import { changesOf, noteUnsent } from '../outbox/receipts.ts';
import { withPending } from './local-record.ts';
import { makeRow } from './record-row.ts';

/** Puts rows, or deletes those of which nothing is left. */
export async function writeRows(tx: Tx, rows: readonly { id: Id; row: RecordRow | undefined }[]): Promise<void> {
  await tx.put(
    'record',
    rows.flatMap(({ row }) => (row ? [row] : [])),
  );
  await tx.remove(
    'record',
    rows.flatMap(({ id, row }) => (row ? [] : [id])),
  );
}

/** Deletes the server's version of records; unacknowledged changes stay. */
export async function dropBases(tx: Tx, rows: readonly RecordRow[]): Promise<void> {
  await writeRows(
    tx,
    (await withPending(tx, rows)).map(({ id, pending, generation }) => ({
      id,
      row: makeRow(id, undefined, pending, generation),
    })),
  );
}

/** Writes changes of which only the state is new, so that record rows stay as they are. */
export async function writeStates(tx: Tx, changes: readonly StoredChange[]): Promise<void> {
  await tx.put('change', changes);
  await noteUnsent(tx, changes);
}

/** Tells whether a change affects what the phone shows. */
const isPending = ({ state }: ChangeRow): boolean => state !== 'withdrawn';

const byOrder = (a: ChangeRow, b: ChangeRow): number => a.order - b.order;

/**
 * Writes changes and updates the rows of their records, which list pending changes.
 * @param forgotten changes that no longer exist
 */
export async function writeChanges(
  tx: Tx,
  changes: readonly StoredChange[],
  forgotten: readonly { readonly id: Id; readonly record: Id }[] = [],
): Promise<void> {
  const records = [...new Set([...changes, ...forgotten].map(({ record }) => record))];
  const rows = await tx.getMany('record', records);
  const replaced = new Set([...changes, ...forgotten].map(({ id }) => id));
  const keptIds = rows.flatMap((row) => row?.pending.filter((id) => !replaced.has(id)) ?? []);
  const kept = (await changesOf(tx, keptIds)).flatMap((change) => change ?? []);
  const pending = groupBy([...kept, ...changes.filter(isPending)], ({ record }) => record);
  await writeStates(tx, changes);
  await tx.remove(
    'change',
    forgotten.map(({ id }) => id),
  );
  await writeRows(
    tx,
    records.map((id, i) => {
      const row = rows[i];
      return { id, row: makeRow(id, row?.base, (pending.get(id) ?? []).sort(byOrder), row?.generation ?? 0) };
    }),
  );
}
