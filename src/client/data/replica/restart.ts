import type { Id } from '../../../domain/kernel/id.ts';
import type { Tx } from '../idb/backend.ts';
import type { StoredChange } from '../idb/rows.ts';
import { newDevice, readMeta, readSync, writeMeta } from '../meta.ts';
import { allChanges, forgetAllReceipts, openChanges, storedOf } from '../outbox/receipts.ts';
import { writeChanges, writeStates } from './write-record.ts';

/**
 * The server lost records, as after a restored backup: what it acknowledged is sent again, and all it has is fetched
 * again. Until that is complete the phone keeps showing what it had.
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
  const renumbered = (await openChanges(tx))
    .filter((change) => change.device === from)
    .map((change, i): StoredChange => ({ ...change, device: device.id, deviceSeq: device.nextSeq + i }));
  await writeStates(tx, renumbered);
  await writeMeta(tx, 'device', { ...device, nextSeq: device.nextSeq + renumbered.length });
}
