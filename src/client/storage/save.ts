import { isCreation } from '../../domain/change.ts';
import { nextClock } from '../../domain/clock.ts';
import type { Id } from '../../domain/id.ts';
import type { Tx } from './backend.ts';
import { changeOf } from './bundles.ts';
import { metaRow, readDevice } from './meta.ts';
import { basesOf, latestClock, makeRow, viewOf } from './record-row.ts';
import type { ChangeRow, DeviceMeta, RecordRow } from './rows.ts';
import type { NewChange, SaveRequest } from './store.ts';

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
  // Asked and written side by side: a slow phone waits twice for its storage, not eight times.
  const [already, device, row] = await Promise.all([
    changeOf(tx, change.id),
    readDevice(tx, context.newId),
    tx.get('record', change.record),
  ]);
  if (already) return already;
  const numbered = numberChange(device, change, row, context.now());
  const saved = { ...numbered.change, ...(author ? { author } : {}) };
  const after = makeRow(change.record, row?.base, [...(row?.pending ?? []), saved], row?.generation ?? 0);
  await Promise.all([
    tx.put('change', [saved]),
    tx.put('record', after ? [after] : []),
    tx.put('meta', [
      metaRow('device', numbered.device),
      ...(remember ? [metaRow(`remembered/${change.kind}`, remember)] : []),
    ]),
    tx.remove('meta', draft === undefined ? [] : [`draft/${draft}`]),
  ]);
  return saved;
}
