import type { Id } from '../../../domain/kernel/id.ts';
import type { Scope } from '../../../domain/kernel/scope.ts';
import type { WireRecord } from '../../../protocol/sync/pull.ts';
import { type ReadTx, type Tx, under } from '../idb/backend.ts';
import type { PendingRecord, RecordRow, SyncMeta } from '../idb/rows.ts';
import { readSync, writeMeta } from '../meta.ts';
import { changesOfRecord, forgetReceipts, storedOf } from '../outbox/receipts.ts';
import { withPending } from './local-record.ts';
import { isOpaque, makeRow } from './record-row.ts';
import { writeChanges } from './write-record.ts';

/** What the phone holds of a record from the server, for comparing. */
export interface ServerCopy {
  readonly id: Id;
  readonly base: WireRecord;
  /** Whether the row fits what it holds. */
  readonly isWhole: boolean;
}

const columns = ['kind', 'group', 'sort', 'owner', 'squad', 'day', 'status', 'scope', 'stage'] as const;

/** Is the row what would be written today from what it holds? Lists read its columns, not its content. */
function isWhole(row: PendingRecord): boolean {
  // A row may be damaged in any way.
  try {
    const made = makeRow(row.id, row.base, row.pending, row.generation);
    return row.base?.id === row.id && columns.every((column) => made?.[column] === row[column]);
  } catch {
    return false;
  }
}

const serverCopyOf = (row: PendingRecord): ServerCopy[] =>
  row.base && !isOpaque(row.base) ? [{ id: row.id, base: row.base, isWhole: isWhole(row) }] : [];

/** A part of what is held of a scope in the order of ids, after an id; `last` is where it ends. */
export async function scopeRecords(
  tx: ReadTx,
  scope: Scope,
  after: Id | undefined,
  limit: number,
): Promise<{ readonly records: ServerCopy[]; readonly last: Id | undefined }> {
  const range = after === undefined ? under(scope) : { lower: [scope, after], lowerOpen: true, upper: [scope, []] };
  const rows = await tx.range('record', { index: 'byScope', ...range, limit });
  return {
    records: (await withPending(tx, rows)).flatMap(serverCopyOf),
    last: rows.length < limit ? undefined : rows.at(-1)?.id,
  };
}

/**
 * Has scopes downloaded anew, if the phone is still in `epoch`: the next pull fetches all of them, and what the server
 * does not send again then leaves the phone. What is unsent is not touched.
 */
export async function refetch(tx: Tx, epoch: Id, scopes: readonly Scope[]): Promise<boolean> {
  const { newer, ...sync } = await readSync(tx);
  if (sync.epoch !== epoch) return false;
  // One that is half downloaded begins anew: its rows so far are of the older generation now.
  const refetching = [...new Set([...(sync.refetching ?? []), ...scopes])];
  const cursors = Object.fromEntries(Object.entries(sync.cursors).filter(([scope]) => !refetching.includes(scope)));
  const left = newer?.scopes.filter((scope) => !refetching.includes(scope)) ?? [];
  await writeMeta(tx, 'sync', {
    ...sync,
    cursors,
    generation: sync.generation + 1,
    refetching,
    ...(newer && left.length ? { newer: { ...newer, scopes: left } } : {}),
  });
  return true;
}

/** Rows that a complete pull should have brought again and has not. */
export const isLeftOver =
  ({ generation, sweeping, refetching = [] }: SyncMeta) =>
  (row: RecordRow): boolean =>
    row.base !== undefined && row.generation < generation && (sweeping || refetching.includes(row.base.scope));

/**
 * The phone's own acknowledged changes of records that the server no longer has are sent again: where they are there all
 * the same, the server answers that it knows them.
 */
export async function sendAgain(tx: Tx, records: readonly Id[]): Promise<void> {
  const found = await Promise.all(records.map((id) => changesOfRecord(tx, id)));
  const acknowledged = found.flat().filter(({ state }) => state === 'acknowledged');
  await forgetReceipts(tx, acknowledged);
  await writeChanges(tx, acknowledged.map(storedOf));
}
