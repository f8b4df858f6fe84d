import type { Id } from '../../../domain/kernel/id.ts';
import { type Tx, under } from '../idb/backend.ts';
import type { ChangeRow } from '../idb/rows.ts';
import { newDevice, readMeta, readSync, writeMeta } from '../meta.ts';
import { acknowledgedChanges } from '../outbox/bundles.ts';
import { isUntold } from '../outbox/late-arrivals.ts';
import { writeChanges } from './write-record.ts';

/**
 * The server lost records, as after a restored backup: what it acknowledged is sent again, and all it has is fetched
 * again. Until that is complete the phone keeps showing what it had.
 */
export async function restart(tx: Tx, epoch: Id | null): Promise<void> {
  const sync = await readSync(tx);
  if (sync.epoch !== epoch) return;
  const acknowledged = await acknowledgedChanges(tx);
  const withdrawn = await tx.range('change', { index: 'byState', ...under('withdrawn') });
  await tx.clear('bundle');
  await writeChanges(tx, [
    ...acknowledged.map(({ receipt: _, ...change }): ChangeRow => ({ ...change, state: 'unsent' })),
    ...withdrawn.map(({ isTold: _, ...change }): ChangeRow => change),
  ]);
  const device = await readMeta(tx, 'device');
  if (device) {
    const { epoch: _, ...rest } = device;
    await writeMeta(tx, 'device', { ...rest, acknowledged: 0 });
  }
  await writeMeta(tx, 'sync', {
    ...sync,
    epoch: null,
    head: 0,
    cursors: {},
    generation: sync.generation + 1,
    sweeping: true,
  });
}

/**
 * The server knows `from` as another phone's (a cloned or restored phone, or another member's): what is unsent of it is
 * numbered anew, under a new device id if it is still this phone's. The changes keep their own ids, so that what did
 * arrive stays a duplicate.
 * @param id the new device id, if one is needed
 */
export async function renewDevice(tx: Tx, from: Id, id: Id): Promise<void> {
  const known = await readMeta(tx, 'device');
  if (!known) return;
  const { id: _, nextSeq: __, acknowledged: ___, ...kept } = known;
  const device = known.id === from ? { ...newDevice(id), ...kept } : known;
  const open = await Promise.all(
    (['unsent', 'held', 'refused'] as const).map((state) => tx.range('change', { index: 'byState', ...under(state) })),
  );
  const renumbered = open
    .flat()
    .filter((change) => change.device === from)
    .sort((a, b) => a.order - b.order)
    .map((change, i): ChangeRow => ({ ...change, device: device.id, deviceSeq: device.nextSeq + i }));
  await writeChanges(tx, renumbered);
  await writeMeta(tx, 'device', { ...device, nextSeq: device.nextSeq + renumbered.length });
}

/** Forgets what was acknowledged or withdrawn before `time`. Work on what is shown is left to the pull. */
export async function prune(tx: Tx, time: number): Promise<number> {
  const states = ['acknowledged', 'withdrawn'] as const;
  const settled = await Promise.all(
    states.map((state) => tx.range('change', { index: 'byState', ...under(state), limit: 1_000 })),
  );
  // A phone that was away for long withdraws by a server time of long ago: what is untold stays until it is told.
  const old = settled
    .flat()
    .filter((change) => !isUntold(change) && (change.receipt?.at ?? change.withdrawnAt ?? time) < time);
  const bundles = await tx.range('bundle', { index: 'byTime', lower: [0], upper: [time], limit: 2 });
  await tx.remove(
    'bundle',
    bundles.map(({ last }) => last),
  );
  const forgotten = [...old, ...bundles.flatMap(({ changes }) => changes)];
  await writeChanges(tx, [], forgotten);
  return forgotten.length;
}
