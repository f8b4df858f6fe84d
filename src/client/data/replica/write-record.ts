import type { Id } from '../../../domain/kernel/id.ts';
import type { Tx } from '../idb/backend.ts';
import type { ChangeRow, RecordRow } from '../idb/rows.ts';
import { makeRow } from './record-row.ts';

/** Puts rows, or removes those of which nothing is left. */
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

/** Takes the server's records off the phone; what was written here and not yet received stays. */
export async function dropBases(tx: Tx, rows: readonly RecordRow[]): Promise<void> {
  await writeRows(
    tx,
    rows.map(({ id, pending, generation }) => ({ id, row: makeRow(id, undefined, pending, generation) })),
  );
}

/** Whether a change still shapes what the phone shows of its record. */
const isPending = ({ state }: ChangeRow): boolean => state !== 'withdrawn';

const byOrder = (a: ChangeRow, b: ChangeRow): number => a.order - b.order;

/**
 * Writes changes and brings the rows of their records in line: each row carries its pending changes.
 * @param forgotten ids of changes that no longer exist
 */
export async function writeChanges(
  tx: Tx,
  changes: readonly ChangeRow[],
  forgotten: readonly { id: Id; record: Id }[] = [],
): Promise<void> {
  await tx.put('change', changes);
  await tx.remove(
    'change',
    forgotten.map(({ id }) => id),
  );
  const records = [...new Set([...changes, ...forgotten].map(({ record }) => record))];
  const replaced = new Map<Id, ChangeRow | undefined>([
    ...forgotten.map(({ id }) => [id, undefined] as const),
    ...changes.map((change) => [change.id, change] as const),
  ]);
  const added = new Map<Id, ChangeRow[]>();
  for (const change of changes) added.set(change.record, [...(added.get(change.record) ?? []), change]);
  const rows = await tx.getMany('record', records);
  await writeRows(
    tx,
    records.map((id, i) => {
      const row = rows[i];
      const kept = (row?.pending ?? []).filter((change) => !replaced.has(change.id));
      const pending = [...kept, ...(added.get(id) ?? []).filter(isPending)].sort(byOrder);
      return { id, row: makeRow(id, row?.base, pending, row?.generation ?? 0) };
    }),
  );
}
