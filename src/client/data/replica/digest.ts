import type { Id } from '../../../domain/kernel/id.ts';
import type { Scope } from '../../../domain/kernel/scope.ts';
import type { WireRecord } from '../../../protocol/sync/pull.ts';
import { type ReadTx, type Tx, under } from '../idb/backend.ts';
import type { PendingRecord, RecordRow, SyncMeta } from '../idb/rows.ts';
import { readSync, writeMeta } from '../meta.ts';
import { forgetReceipts, storedOf } from '../outbox/keep-receipts.ts';
import { changesOfRecord } from '../outbox/receipts.ts';
import { withPending } from './local-record.ts';
import { isOpaque, makeRow } from './record-row.ts';
import { writeChanges } from './write-record.ts';

/** The server's version of a record on this phone, for comparison. */
export interface ServerCopy {
  readonly id: Id;
  readonly base: WireRecord;
  /** Tells whether the row's columns fit its content. */
  readonly isWhole: boolean;
}

const columns = ['kind', 'group', 'sort', 'owner', 'squad', 'day', 'status', 'scope', 'stage'] as const;

/** Tells whether the row equals what would be written from its content now. Lists read the columns only. */
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

/** Reads the server's records of a scope in the order of ids, after an id. `last` is the end of the page. */
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
 * Discards cursors so that the next pull downloads the scopes again, if the phone is still in `epoch`. Records that the
 * server does not send again are then deleted. Unsent changes are kept.
 */
export async function refetch(tx: Tx, epoch: Id, scopes: readonly Scope[]): Promise<boolean> {
  const { newer, ...sync } = await readSync(tx);
  if (sync.epoch !== epoch) return false;
  // A half-downloaded scope starts again, because its rows now belong to an older generation.
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

/** Tells whether a complete pull should have brought a row again and did not. */
export const isLeftOver =
  ({ generation, sweeping, refetching = [] }: SyncMeta) =>
  (row: RecordRow): boolean =>
    row.base !== undefined && row.generation < generation && (sweeping || refetching.includes(row.base.scope));

/**
 * Sends acknowledged changes of records again that the server no longer has. If it has them, it answers `duplicate`.
 */
export async function sendAgain(tx: Tx, records: readonly Id[]): Promise<void> {
  const found = await Promise.all(records.map((id) => changesOfRecord(tx, id)));
  const acknowledged = found.flat().filter(({ state }) => state === 'acknowledged');
  await forgetReceipts(tx, acknowledged);
  await writeChanges(tx, acknowledged.map(storedOf));
}
