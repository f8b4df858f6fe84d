import { type Clock, laterClock, makeClock, nextClock, readClock, unsureClock } from '../../../domain/kernel/clock.ts';
import { dayAt } from '../../../domain/kernel/day.ts';
import type { ServerTick } from '../../../domain/kernel/phone-clock.ts';
import { type Settled, settleMoment, settleTime } from '../../../domain/kernel/settle-time.ts';
import type { Tx } from '../idb/backend.ts';
import type { ChangeRow, DeviceMeta, StoredChange } from '../idb/rows.ts';
import { pendingRecord } from '../replica/local-record.ts';
import { writeChanges } from '../replica/write-record.ts';
import { storedOf } from './keep-receipts.ts';
import { unsentAfter } from './receipts.ts';

/** An offset that changed by more, or a reading later than the server's time, shows a set clock; milliseconds. */
const MOVED_MS = 60_000;
const SECOND_MS = 1_000;

/** Returns the clock one millisecond after another. */
const after = (clock: Clock): Clock => {
  const { wall, node } = readClock(clock);
  return makeClock({ wall: wall + 1, counter: 0, node });
};

/**
 * Returns a change's clock for the time of writing, known or estimated; never earlier than what its author had seen.
 */
function clockAt({ base, device, deviceSeq }: ChangeRow, { time, sure }: Settled): Clock {
  const clock = nextClock('', time, device, Object.values(base).flat().reduce(laterClock, ''));
  if (sure) return clock;
  const { wall, node } = readClock(clock);
  return unsureClock(wall, deviceSeq, node);
}

/**
 * Corrects a change's clock, and its date unless typed. Later changes to the record stay later and refer to the new
 * clock.
 */
function redate(row: ChangeRow, settled: Settled, pending: readonly ChangeRow[]): ChangeRow[] {
  const { time } = settled;
  const clock = clockAt(row, settled);
  const moved = new Map<Clock, Clock>([[row.clock, clock]]);
  const fields = row.dated?.isTyped ? row.fields : { ...row.fields, date: dayAt(time) };
  const first = { ...row, clock, fields, savedAt: Math.floor(time) };
  let last = clock;
  const later = pending.flatMap((change): ChangeRow[] => {
    if (change.order <= row.order || change.state !== 'unsent') return [];
    const next = change.clock > last ? change.clock : after(last);
    last = next;
    moved.set(change.clock, next);
    const base = Object.fromEntries(
      Object.entries(change.base).map(([name, seen]) => [name, seen.map((each) => moved.get(each) ?? each)]),
    );
    return [{ ...change, clock: next, base }];
  });
  return [first, ...later];
}

/**
 * Tells whether date and clock can stay. A typed date later than the time of writing is unsure, unless the clock was
 * wrong and its error is unknown. A moment that matters is right to the second.
 */
function isSettled({ fields, clock, dated }: ChangeRow, { time, sure }: Settled): boolean {
  const day = dayAt(time);
  if (dated?.isTimed && !(sure && Math.abs(readClock(clock).wall - time) <= SECOND_MS)) return false;
  if (dated?.isTimed && dated.isTyped) return true;
  if (!dated?.isTyped) return sure && day === fields.date;
  return String(fields.date) <= day || (dated.wrong && !sure);
}

async function correct(tx: Tx, read: StoredChange, heard: ServerTick | undefined): Promise<readonly StoredChange[]> {
  const { id, record, dated } = read;
  if (!dated) return [];
  // Without the server's time, a date from a wrong clock is sent as an estimate.
  const settle = dated.isTimed ? settleMoment : settleTime;
  const settled = heard ? settle(dated, heard) : { time: dated.time, sure: !dated.wrong };
  const pending = (await pendingRecord(tx, record))?.pending ?? [read];
  // An earlier change of the record may have been corrected since it was read.
  const row = pending.find((each) => each.id === id) ?? read;
  return isSettled(row, settled) ? [] : redate(row, settled, pending).map(storedOf);
}

/**
 * Corrects dates that came from the phone's clock, and clocks of dates typed ahead of it, before they are sent. Dates
 * that remain unknown are marked unsure. If the clock was right, as usual, nothing is read or written.
 * @param heard the server's time; undefined if changes leave the phone without it
 * @returns the device without its unsettled mark
 */
export async function settleDates(tx: Tx, device: DeviceMeta, heard?: ServerTick): Promise<DeviceMeta> {
  const { unsettled, ...settled } = device;
  if (!unsettled) return device;
  const isMoved =
    heard !== undefined &&
    (Math.abs(heard.server - heard.phone - device.offset) > MOVED_MS ||
      readClock(device.lastClock).wall > heard.server + MOVED_MS);
  if (!unsettled.odd && !isMoved) return settled;
  for (const row of await unsentAfter(tx, unsettled.from - 1)) {
    const corrected = await correct(tx, row, heard);
    if (corrected.length) await writeChanges(tx, corrected);
  }
  return settled;
}
