import { expect, it } from 'vitest';
import { waitingHours } from '../../../src/domain/attendance/waiting.ts';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

/** Noon in China on a Monday. */
const NOW = Date.UTC(2026, 10, 30, 4);

let serial = 0;
function record(kind: KindName, fields: Readonly<Record<string, FieldValue>>): FoldedRecord {
  serial += 1;
  const created = makeClock({ wall: NOW - 86_400_000, counter: serial, node: '0123456789ab' });
  return { id: idOf(serial), kind, fields, clocks: {}, created };
}
const event = (date: string, status: string, times: Readonly<Record<string, string>> = {}) =>
  record('event', { date, title: '宣传', status, ...times });
const claim = ({ id, fields }: FoldedRecord, more: Readonly<Record<string, FieldValue>>) =>
  record('attendance', { event: id, member: idOf(900), date: fields.date ?? '', ...more });

const waiting = (events: readonly FoldedRecord[], claims: readonly FoldedRecord[] = []) =>
  waitingHours({ events, claims, keys: [], workdays: [] }, NOW);

it('lists events that are to be closed, the most urgent first, with the working days left', () => {
  const recent = event('2026-11-27', 'planned');
  const late = event('2026-11-13', 'planned');
  expect(waiting([recent, late]).map(({ event: { id }, open, due, left }) => ({ id, open, due, left }))).toEqual([
    { id: late.id, open: 0, due: '2026-11-27', left: -1 },
    { id: recent.id, open: 0, due: '2026-12-11', left: 9 },
  ]);
});

it('lists a held or cancelled event while somebody has to look at a claim', () => {
  const held = event('2026-11-27', 'held');
  const entry = claim(held, { way: 'later', reason: 'paper' });
  expect(waiting([held])).toEqual([]);
  expect(waiting([held], [entry])).toMatchObject([{ event: { id: held.id }, open: 1 }]);
  const ruled = { ...entry, fields: { ...entry.fields, ruling: 'yes', ruledBy: idOf(901) } };
  expect(waiting([held], [ruled])).toEqual([]);
  const cancelled = event('2026-11-27', 'cancelled');
  expect(waiting([cancelled], [claim(cancelled, { way: 'leader' })])).toMatchObject([{ open: 1 }]);
});

it('leaves out what runs, is ahead, or was logged afterwards', () => {
  const running = event('2026-11-30', 'planned', { starts: '11:00', ends: '13:00' });
  const ahead = event('2026-12-02', 'planned');
  const logged = record('event', { date: '2026-11-20', title: '宣传' });
  expect(waiting([running, ahead, logged])).toEqual([]);
});
