import { type Clock, laterClock, makeClock, nextClock, readClock, unsureClock } from '../../../domain/kernel/clock.ts';
import { dayAt } from '../../../domain/kernel/day.ts';
import type { ServerTick } from '../../../domain/kernel/phone-clock.ts';
import { type Settled, settleTime } from '../../../domain/kernel/settle-time.ts';
import type { Tx } from '../idb/backend.ts';
import type { ChangeRow, DeviceMeta, StoredChange } from '../idb/rows.ts';
import { pendingRecord } from '../replica/local-record.ts';
import { writeChanges } from '../replica/write-record.ts';
import { storedOf, unsentAfter } from './receipts.ts';

/** An offset that changed by more, or a reading after the server's time, shows that the clock was moved; milliseconds. */
const MOVED_MS = 60_000;

/** The clock after which another is later by a millisecond. */
const after = (clock: Clock): Clock => {
  const { wall, node } = readClock(clock);
  return makeClock({ wall: wall + 1, counter: 0, node });
};

/** A change's clock once it is known, or guessed, when it was written: never before what its author had seen. */
function clockAt({ base, device, deviceSeq }: ChangeRow, { time, sure }: Settled): Clock {
  const clock = nextClock('', time, device, Object.values(base).flat().reduce(laterClock, ''));
  if (sure) return clock;
  const { wall, node } = readClock(clock);
  return unsureClock(wall, deviceSeq, node);
}

/**
 * A change with its clock put right, and its date too unless that was typed. What was written to the record since comes
 * after it still, and names the new clock where it named the old one.
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
 * Whether date and clock may stay as they were saved. A typed date that lies after the time of its writing is a question by
 * that clock; only against a clock that was wrong, and of which nothing is known since, it is believed.
 */
function isSettled({ fields, dated }: ChangeRow, { time, sure }: Settled): boolean {
  const day = dayAt(time);
  if (!dated?.isTyped) return sure && day === fields.date;
  return String(fields.date) <= day || (dated.wrong && !sure);
}

async function correct(tx: Tx, read: StoredChange, heard: ServerTick | undefined): Promise<readonly StoredChange[]> {
  const { id, record, dated } = read;
  if (!dated) return [];
  // Before the server has told its time, what a wrong clock dated is sent as the guess that it is.
  const settled = heard ? settleTime(dated, heard) : { time: dated.time, sure: !dated.wrong };
  const pending = (await pendingRecord(tx, record))?.pending ?? [read];
  // As it is now: an earlier change of the record may have been put right since it was read.
  const row = pending.find((each) => each.id === id) ?? read;
  return isSettled(row, settled) ? [] : redate(row, settled, pending).map(storedOf);
}

/**
 * Puts right the dates that came from the phone's clock, and the clocks of dates that were typed ahead of it, before they
 * are sent, now that the server has told its time.
 * What can not be known is marked as a question. Most often the clock was right, and nothing is read or written.
 * @param heard left out, where changes are about to leave the phone some other way
 * @returns the device without its mark of unsettled dates
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
