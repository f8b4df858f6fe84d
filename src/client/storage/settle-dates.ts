import { type Clock, makeClock, readClock, unsureClock } from '../../domain/clock.ts';
import { dayAt } from '../../domain/day.ts';
import type { Heard } from '../../domain/phone-clock.ts';
import { type Settled, settleTime } from '../../domain/settle-time.ts';
import type { Tx } from './backend.ts';
import type { ChangeRow, DeviceMeta } from './rows.ts';
import { writeChanges } from './write-record.ts';

/** An offset that changed by more, or a reading after the server's time, shows that the clock was moved; milliseconds. */
const MOVED_MS = 60_000;

/** The clock after which another is later by a millisecond. */
const after = (clock: Clock): Clock => {
  const { wall, node } = readClock(clock);
  return makeClock({ wall: wall + 1, counter: 0, node });
};

/**
 * A record's changes with the date and the clock of the first put right. What was written to the record since comes after
 * it still, and names the new clock where it named the old one.
 */
function redate(creation: ChangeRow, { time, sure }: Settled, pending: readonly ChangeRow[]): ChangeRow[] {
  const { node } = readClock(creation.clock);
  const clock = sure ? makeClock({ wall: time, counter: 0, node }) : unsureClock(time, creation.deviceSeq, node);
  const moved = new Map<Clock, Clock>([[creation.clock, clock]]);
  const first = { ...creation, clock, fields: { ...creation.fields, date: dayAt(time) }, savedAt: Math.floor(time) };
  let last = clock;
  const later = pending.flatMap((change): ChangeRow[] => {
    if (change.id === creation.id || change.state !== 'unsent') return [];
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

async function correct(tx: Tx, row: ChangeRow, heard: Heard | undefined): Promise<readonly ChangeRow[]> {
  if (!row.dated) return [];
  // Before the server has told its time, what a wrong clock dated is sent as the guess that it is.
  const settled = heard ? settleTime(row.dated, heard) : { time: row.dated.time, sure: !row.dated.wrong };
  if (settled.sure && dayAt(settled.time) === row.fields.date) return [];
  return redate(row, settled, (await tx.get('record', row.record))?.pending ?? [row]);
}

/**
 * Puts right the dates that came from the phone's clock and have not been sent, now that the server has told its time.
 * What can not be known is marked as a question. Most often the clock was right, and nothing is read or written.
 * @param heard left out, where changes are about to leave the phone some other way
 * @returns the device without its mark of unsettled dates
 */
export async function settleDates(tx: Tx, device: DeviceMeta, heard?: Heard): Promise<DeviceMeta> {
  const { unsettled, ...settled } = device;
  if (!unsettled) return device;
  const isMoved =
    heard !== undefined &&
    (Math.abs(heard.server - heard.phone - device.offset) > MOVED_MS ||
      readClock(device.lastClock).wall > heard.server + MOVED_MS);
  if (!unsettled.odd && !isMoved) return settled;
  const rows = await tx.range('change', {
    index: 'byState',
    lower: ['unsent', unsettled.from],
    upper: ['unsent', []],
  });
  for (const row of rows) {
    const corrected = await correct(tx, row, heard);
    if (corrected.length) await writeChanges(tx, corrected);
  }
  return settled;
}
