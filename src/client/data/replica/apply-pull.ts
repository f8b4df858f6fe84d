import type { Id } from '../../../domain/kernel/id.ts';
import { scopeOf } from '../../../domain/records/record.ts';
import type { PullResponse } from '../../../protocol/sync/pull.ts';
import { type Tx, under } from '../idb/backend.ts';
import type { ChangeRow, SyncMeta } from '../idb/rows.ts';
import { readMeta, readSync, writeMeta } from '../meta.ts';
import { anyIn, receiveLate, takeBackLate } from '../outbox/late-arrivals.ts';
import type { StoreContext } from '../outbox/save.ts';
import type { Asked } from '../store-types.ts';
import { isLeftOver, sendAgain } from './digest.ts';
import { pendingRecords, withPending } from './local-record.ts';
import { reader } from './opaque.ts';
import { makeRow, viewOf } from './record-row.ts';
import { dropBases, writeRows } from './write-record.ts';

type Cursors = SyncMeta['cursors'];

const sameCursors = (a: Cursors, b: Cursors): boolean => {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
};

async function applyGone(tx: Tx, gone: PullResponse['gone']): Promise<void> {
  const rows = await tx.getMany(
    'record',
    gone.map(({ id }) => id),
  );
  await dropBases(
    tx,
    rows.flatMap((row, i) => (row?.base && row.base.scope === gone[i]?.scope ? [row] : [])),
  );
}

/** Tells whether a page's snapshot contains an acknowledged change. */
const isCoveredBy =
  ({ epoch, head }: PullResponse) =>
  ({ state, receipt }: ChangeRow): boolean =>
    state === 'acknowledged' && receipt?.epoch === epoch && receipt.head <= head;

/** @param anyOpen whether any record has pending changes */
async function applyRecords(tx: Tx, page: PullResponse, generation: number, anyOpen: boolean): Promise<void> {
  const records = [...page.records, ...(page.opaque ?? [])];
  const pending = new Map<Id, readonly ChangeRow[]>();
  if (anyOpen) {
    const isCovered = isCoveredBy(page);
    const ids = records.map(({ id }) => id);
    for (const row of await pendingRecords(tx, ids))
      pending.set(
        row.id,
        row.pending.filter((change) => !isCovered(change)),
      );
  }
  await writeRows(
    tx,
    records.map((base) => ({ id: base.id, row: makeRow(base.id, base, pending.get(base.id) ?? [], generation) })),
  );
}

/**
 * Removes pending changes that a complete pull contains. If the phone has no subscription for the record's scope (an
 * old year), its own content stays, so that a sent record does not vanish.
 */
async function clearCovered(tx: Tx, page: PullResponse): Promise<void> {
  const rows = await withPending(tx, await tx.range('record', { index: 'byStage', ...under('open') }));
  const isCovered = isCoveredBy(page);
  await writeRows(
    tx,
    rows.flatMap((row) => {
      const view = row.base ? undefined : viewOf(row);
      if (view && page.cursors[scopeOf(view)] === undefined) return [];
      const pending = row.pending.filter((change) => !isCovered(change));
      return pending.length === row.pending.length
        ? []
        : [{ id: row.id, row: makeRow(row.id, row.base, pending, row.generation) }];
    }),
  );
}

/** Deletes records that a full download, of everything or of some scopes, did not bring again. */
async function removeStale(tx: Tx, sync: SyncMeta): Promise<void> {
  const left = (await tx.all('record')).filter(isLeftOver(sync));
  await dropBases(tx, left);
  // After a restart all of it is sent again anyway.
  if (!sync.sweeping)
    await sendAgain(
      tx,
      left.map(({ id }) => id),
    );
}

/**
 * Applies one page of a pull if the phone's state is as in the request. Two tabs then never skip or undo each other's
 * pages.
 * @returns false, without changes, if it is not
 */
export async function applyPull(tx: Tx, context: StoreContext, asked: Asked, page: PullResponse): Promise<boolean> {
  // All reads are issued first: queued after the writes below they would wait for them.
  const [device, sync, open, anyRefused, anyWithdrawn] = await Promise.all([
    readMeta(tx, 'device'),
    readSync(tx),
    tx.count('record', { index: 'byStage', ...under('open') }),
    anyIn(tx, 'refused'),
    anyIn(tx, 'withdrawn'),
  ]);
  if (device?.id !== asked.device || sync.epoch !== asked.epoch || !sameCursors(sync.cursors, asked.cursors))
    return false;
  for (const scope of page.drop) await dropBases(tx, await tx.range('record', { index: 'byScope', ...under(scope) }));
  await applyGone(tx, page.gone);
  if (anyRefused) await receiveLate(tx, page);
  await applyRecords(tx, page, sync.generation, open > 0);
  const ids = page.records.map(({ id }) => id);
  if (anyWithdrawn) await takeBackLate(tx, context, ids);
  if (!page.more) {
    if (open > 0) await clearCovered(tx, page);
    if (sync.sweeping || sync.refetching?.length) await removeStale(tx, sync);
  }
  const { refetching, ...rest } = sync;
  const scopes = page.opaque?.map(({ scope }) => scope) ?? [];
  await writeMeta(tx, 'sync', {
    ...rest,
    ...(refetching && page.more ? { refetching } : {}),
    ...(scopes.length
      ? { opaque: { by: reader(), scopes: [...new Set([...(sync.opaque?.scopes ?? []), ...scopes])] } }
      : {}),
    epoch: page.epoch,
    head: Math.max(sync.head, page.head),
    cursors: page.cursors,
    wanted: sync.wanted.filter((scope) => !page.drop.includes(scope)),
    sweeping: sync.sweeping && page.more,
    lastContact: page.time,
  });
  return true;
}
