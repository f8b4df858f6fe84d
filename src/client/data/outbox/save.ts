import { nextClock } from '../../../domain/kernel/clock.ts';
import { dayAt, isDay, startOfDay } from '../../../domain/kernel/day.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import { isCreation } from '../../../domain/records/change.ts';
import type { ReadTx, Tx } from '../idb/backend.ts';
import type { ChangeRow, DeviceMeta, PendingRecord, StoredChange, SyncMeta } from '../idb/rows.ts';
import { metaRow, readDevice, readSync } from '../meta.ts';
import type { PhoneClock } from '../phone-clock.ts';
import { withPending } from '../replica/local-record.ts';
import { basesOf, latestClock, makeRow, viewOf } from '../replica/record-row.ts';
import type { NewChange, SaveRequest } from '../store-types.ts';
import { changeOf } from './receipts.ts';

/** Dependencies of the store's transactions. */
export interface StoreContext {
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  readonly clock: PhoneClock;
  readonly newId: () => Id;
}

/** Changes to a record whose creation was refused are held until it is replaced. */
const isHeld = (row: PendingRecord | undefined): boolean =>
  row?.pending.some((change) => isCreation(change) && change.state === 'refused') ?? false;

/** A reading of the phone's clocks, with the data needed to correct a date later. */
export type Reading = ReturnType<typeof readingOf>;

/** Clocks that differ by more than this disagree, milliseconds. */
const ODD_MS = 60_000;

function readingOf({ clock }: StoreContext, { offset }: DeviceMeta, { lastContact }: SyncMeta) {
  const tick = clock.tick();
  const { time, trust, floor } = clock.read({ offset, lastContact });
  const odd = trust === 'wrong' || Math.abs(time - tick.phone - offset) > ODD_MS;
  return { time, trust, odd, dated: { ...tick, time, floor, wrong: trust === 'wrong' } };
}

/** Reads the clocks for changes made outside of `save`. */
export const readClocks = async (tx: ReadTx, context: StoreContext, device: DeviceMeta): Promise<Reading> =>
  readingOf(context, device, await readSync(tx));

/** Returns the start of a typed date that is later than an unconfirmed clock. Either the date or the clock is wrong. */
function typedAhead(
  { fields: { date }, isDatedByClock, isTimed }: NewChange,
  { time, trust }: Reading,
): number | undefined {
  if (trust === 'confirmed' || isDatedByClock || isTimed || !isDay(date)) return undefined;
  const start = startOfDay(date);
  return start > time ? start : undefined;
}

/** Assigns a change its clock, device, number and position. */
export function numberChange(
  device: DeviceMeta,
  change: NewChange,
  row: PendingRecord | undefined,
  reading: Reading,
): { readonly change: StoredChange; readonly device: DeviceMeta } {
  const view = row && viewOf(row);
  const ahead = typedAhead(change, reading);
  const isTimed = change.isTimed === true;
  const isTyped = ahead !== undefined || (isTimed && !change.isDatedByClock);
  // The typed date is trusted until the server's time is known.
  const time = ahead ?? reading.time;
  const isByClock = isTimed || change.isDatedByClock === true;
  const isUnsettled = ahead !== undefined || (isByClock && reading.trust !== 'confirmed');
  const clock = nextClock(device.lastClock, time, device.id, latestClock(view));
  const { id, record, kind, schema } = change;
  // The form read the clock a moment ago, and may not have known the server's time yet, as this reading does.
  const fields = change.isDatedByClock ? { ...change.fields, date: dayAt(time) } : change.fields;
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
      ...(isUnsettled ? { dated: { ...reading.dated, isTyped, ...(isTimed ? { isTimed } : {}) } } : {}),
    },
    device: {
      ...device,
      nextSeq: device.nextSeq + 1,
      nextOrder: device.nextOrder + 1,
      lastClock: clock,
      ...(isUnsettled
        ? {
            unsettled: {
              from: device.unsettled?.from ?? device.nextOrder,
              odd: isTyped || isTimed || reading.odd || (device.unsettled?.odd ?? false),
            },
          }
        : {}),
    },
  };
}

/** Stores a change, its record's row and the next numbers in one transaction. */
export async function save(tx: Tx, context: StoreContext, request: SaveRequest): Promise<ChangeRow> {
  const { change, author, remember, draft } = request;
  // Reads and writes are issued in parallel: a slow phone waits for its storage twice instead of eight times.
  const [already, device, sync, row] = await Promise.all([
    changeOf(tx, change.id),
    readDevice(tx, context.newId),
    readSync(tx),
    tx.get('record', change.record),
  ]);
  // A record with a paired id may be made again after it was withdrawn.
  if (already && already.state !== 'withdrawn') return already;
  const before = row && (row.pending.length ? (await withPending(tx, [row]))[0] : { ...row, pending: [] });
  const numbered = numberChange(device, change, before, readingOf(context, device, sync));
  const saved = { ...numbered.change, ...(author ? { author } : {}) };
  const after = makeRow(change.record, row?.base, [...(before?.pending ?? []), saved], row?.generation ?? 0);
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
