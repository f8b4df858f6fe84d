import type { Id } from '../../../domain/kernel/id.ts';
import type { Tx } from '../idb/backend.ts';
import type { StoredChange } from '../idb/rows.ts';
import { newDevice, readMeta, readSync, writeMeta } from '../meta.ts';
import { forgetAllReceipts, storedOf } from '../outbox/keep-receipts.ts';
import { allChanges, openChanges } from '../outbox/receipts.ts';
import { writeChanges, writeStates } from './write-record.ts';

/**
 * Sends acknowledged changes again and downloads everything again, because the server lost records, for example after a
 * restored backup. The phone shows its records until the download is complete.
 */
export async function restart(tx: Tx, epoch: Id | null): Promise<void> {
  const sync = await readSync(tx);
  if (sync.epoch !== epoch) return;
  const changes = await allChanges(tx);
  const acknowledged = changes.filter(({ state }) => state === 'acknowledged').map(storedOf);
  const withdrawn = changes.filter(({ state }) => state === 'withdrawn').map(storedOf);
  await forgetAllReceipts(tx);
  await writeChanges(tx, [...acknowledged, ...withdrawn.map(({ isTold: _, ...change }): StoredChange => change)]);
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
 * Renumbers the unsent changes of `from`, which the server knows as another phone's. This phone is a clone, was
 * restored, or had another owner. A new device id is taken if `from` is still in use. Changes keep their ids, so that
 * delivered ones stay duplicates.
 * @param id the new device id, if one is needed
 */
export async function renewDevice(tx: Tx, from: Id, id: Id): Promise<void> {
  const known = await readMeta(tx, 'device');
  if (!known) return;
  const { id: _, nextSeq: __, acknowledged: ___, ...kept } = known;
  const device = known.id === from ? { ...newDevice(id), ...kept } : known;
  const renumbered = (await openChanges(tx))
    .filter((change) => change.device === from)
    .map((change, i): StoredChange => ({ ...change, device: device.id, deviceSeq: device.nextSeq + i }));
  await writeStates(tx, renumbered);
  await writeMeta(tx, 'device', { ...device, nextSeq: device.nextSeq + renumbered.length });
}
