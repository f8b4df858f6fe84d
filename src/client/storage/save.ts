import { isCreation } from '../../domain/change.ts';
import { nextClock } from '../../domain/clock.ts';
import type { Id } from '../../domain/id.ts';
import type { Tx } from './backend.ts';
import { readDevice, writeMeta } from './meta.ts';
import { basesOf, latestClock, viewOf } from './record-row.ts';
import type { ChangeRow, DeviceMeta, RecordRow } from './rows.ts';
import type { NewChange, SaveRequest } from './store.ts';
import { writeChanges } from './write-record.ts';

/** What the store brings to each transaction. */
export interface StoreContext {
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => Id;
}

/** Nothing may be sent to a record that was never accepted: it waits until the record is mended. */
const isHeld = (row: RecordRow | undefined): boolean =>
  row?.pending.some((change) => isCreation(change) && change.state === 'refused') ?? false;

/** Gives a change its place on this phone: clock, device, number, order. */
export function numberChange(
  device: DeviceMeta,
  change: NewChange,
  row: RecordRow | undefined,
  now: number,
): { readonly change: ChangeRow; readonly device: DeviceMeta } {
  const view = row && viewOf(row);
  const time = now + device.offset;
  const clock = nextClock(device.lastClock, time, device.id, latestClock(view));
  const { id, record, kind, schema, fields } = change;
  return {
    change: {
      id,
      record,
      kind,
      schema,
      fields,
      base: change.base ?? basesOf(view, Object.keys(fields)),
      device: device.id,
      deviceSeq: device.nextSeq,
      clock,
      state: isHeld(row) ? 'held' : 'unsent',
      order: device.nextOrder,
      savedAt: Math.max(0, Math.floor(time)),
    },
    device: { ...device, nextSeq: device.nextSeq + 1, nextOrder: device.nextOrder + 1, lastClock: clock },
  };
}

/** Writes a change, its record's row and the next numbers in one transaction: the heart of "nothing lost". */
export async function save(tx: Tx, context: StoreContext, request: SaveRequest): Promise<ChangeRow> {
  const { change, author, remember, draft } = request;
  const already = await tx.get('change', change.id);
  if (already) return already;
  const [device, row] = [await readDevice(tx, context.newId), await tx.get('record', change.record)];
  const numbered = numberChange(device, change, row, context.now());
  const saved = { ...numbered.change, ...(author ? { author } : {}) };
  await writeChanges(tx, [saved]);
  await writeMeta(tx, 'device', numbered.device);
  if (remember) await writeMeta(tx, `remembered/${change.kind}`, remember);
  if (draft !== undefined) await tx.remove('meta', [`draft/${draft}`]);
  return saved;
}
