import { nextClock } from '../../../domain/kernel/clock.ts';
import { dayAt, isDay, startOfDay } from '../../../domain/kernel/day.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import { isCreation } from '../../../domain/records/change.ts';
import { isSameValue } from '../../../domain/records/field.ts';
import { kindOf } from '../../../domain/records/kinds/index.ts';
import { type FoldedRecord, isDeleted } from '../../../domain/records/record.ts';
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

/** Tells whether a record shows what a creation says; its date may have been corrected since. */
const shows = (view: FoldedRecord, { kind, fields }: NewChange): boolean =>
  Object.keys(kindOf(kind).fields).every(
    (name) => name === 'date' || isSameValue(fields[name] ?? null, view.fields[name] ?? null),
  );

/** Makes the edit that restores a withdrawn record with the content of a creation. */
function restoring(change: NewChange, view: FoldedRecord, id: Id): NewChange {
  const emptied = Object.keys(kindOf(change.kind).fields).filter((name) => view.fields[name] !== undefined);
  const fields = { ...Object.fromEntries(emptied.map((name) => [name, null])), ...change.fields, deleted: false };
  return { ...change, id, fields };
}

/**
 * Stores a change, its record's row and the next numbers in one transaction. A record with a paired id that was
 * withdrawn and is made again is restored, since its id stands for it forever.
 * @returns undefined, without a write, if the record is here already and does not show what is to be saved
 */
export async function save(tx: Tx, context: StoreContext, request: SaveRequest): Promise<ChangeRow | undefined> {
  const { change: asked, author, remember, draft } = request;
  // Reads and writes are issued in parallel: a slow phone waits for its storage twice instead of eight times.
  const [already, device, sync, row] = await Promise.all([
    changeOf(tx, asked.id),
    readDevice(tx, context.newId),
    readSync(tx),
    tx.get('record', asked.record),
  ]);
  const before = row && (row.pending.length ? (await withPending(tx, [row]))[0] : { ...row, pending: [] });
  const creates = isCreation(asked);
  const view = before && creates ? viewOf(before) : undefined;
  const isWithdrawn = view !== undefined && isDeleted(view);
  if (view && !isWithdrawn && !shows(view, asked)) return undefined;
  if (already && already.state !== 'withdrawn' && !isWithdrawn) return view || !creates ? already : undefined;
  const change = isWithdrawn ? restoring(asked, view, context.newId()) : asked;
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
