import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claim, claimOf } from '../../../src/domain/attendance/claim.ts';
import {
  creditedMinutes,
  type HeldEvent,
  heldEvent,
  hoursOf,
  servedSpan,
} from '../../../src/domain/attendance/hours.ts';
import { minuteAt } from '../../../src/domain/attendance/span.ts';
import { plannedEvent } from '../../../src/domain/events/event.ts';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const DAY = '2026-11-29';
const NODE = '0123456789ab';
const wallAt = (day: string, time: string) => minuteAt(day, time) * 60_000;
const clockAt = (wall: number) => makeClock({ wall, counter: 0, node: NODE });

function held(n: number, fields: Record<string, FieldValue> = {}): HeldEvent {
  const all = { title: '宣传', status: 'held', date: DAY, starts: '14:00', ends: '16:30', ...fields };
  const closed = clockAt(wallAt(addDays(String(all.date), 2), '12:00'));
  const record: FoldedRecord = { id: idOf(n), kind: 'event', fields: all, clocks: { status: closed }, created: closed };
  const plan = plannedEvent(record);
  const event = plan && heldEvent(plan, record);
  if (!event) throw new Error('not held');
  return event;
}

function claim(n: number, wall: number, fields: Record<string, FieldValue> = {}): Claim {
  const all = { event: idOf(1), member: idOf(2), date: DAY, way: 'code', proof: 'x', ...fields };
  const read = claimOf({ id: idOf(n), kind: 'attendance', fields: all, clocks: {}, created: clockAt(wall) });
  if (!read) throw new Error('no claim');
  return read;
}

const minutesOf = (...attended: Parameters<typeof creditedMinutes>[0]) =>
  [...creditedMinutes(attended).values()].reduce((sum, minutes) => sum + minutes, 0);

describe('hours of an event', () => {
  const event = held(1);
  const at = (time: string, fields: Record<string, FieldValue> = {}) => ({
    claim: claim(10, wallAt(DAY, time), fields),
    event,
  });

  it('run from the scan to the planned end where nobody signed out', () => {
    expect(minutesOf(at('14:10'))).toBe(140);
  });

  it('begin half an hour before the start at the earliest', () => {
    expect(minutesOf(at('12:00'))).toBe(180);
  });

  it('end when somebody left, and later than planned only if the closing says so', () => {
    expect(minutesOf(at('14:00', { until: '15:00' }))).toBe(60);
    expect(minutesOf(at('14:00', { until: '18:00' }))).toBe(150);
    const longer = held(1, { finished: '17:30' });
    expect(minutesOf({ ...at('14:00', { until: '18:00' }), event: longer })).toBe(210);
    expect(minutesOf({ ...at('14:00'), event: longer })).toBe(150);
    expect(minutesOf({ ...at('14:00'), event: held(1, { finished: '15:30' }) })).toBe(90);
  });

  it('are those of the whole event for whom the leader noted', () => {
    expect(minutesOf(at('16:00', { way: 'leader' }))).toBe(150);
    expect(minutesOf(at('16:00', { way: 'leader', from: '15:00' }))).toBe(90);
  });

  it('are none for who came after the end, and for paid duty', () => {
    expect(minutesOf(at('17:00'))).toBe(0);
    expect(minutesOf(at('14:00', { duty: true }))).toBe(0);
    const [own, noted] = [
      at('14:00'),
      { claim: claim(11, wallAt(DAY, '14:00'), { way: 'leader', duty: true }), event },
    ];
    expect(minutesOf(own, noted)).toBe(0);
  });

  it('go over midnight', () => {
    const night = held(1, { starts: '22:00', ends: '01:00' });
    expect(minutesOf({ claim: claim(10, wallAt(DAY, '22:00')), event: night })).toBe(180);
    const next = held(2, { date: '2026-11-30', starts: '00:00', ends: '02:00' });
    const both = [
      { claim: claim(10, wallAt(DAY, '22:00')), event: night },
      { claim: claim(11, wallAt('2026-11-30', '00:00')), event: next },
    ];
    expect(minutesOf(...both)).toBe(240);
  });

  it('are as given at closing where the event has no times, once a person', () => {
    const untimed = held(1, { starts: null, ends: null, hours: 2.5 });
    const twice = [10, 11].map((n) => ({ claim: claim(n, wallAt(DAY, '14:00')), event: untimed }));
    expect(minutesOf(...twice)).toBe(150);
    expect(minutesOf({ claim: claim(10, wallAt(DAY, '14:00')), event: held(1, { starts: null, ends: null }) })).toBe(0);
  });

  it('are rounded once, down to a tenth', () => {
    expect([6 * 50, 59, 5].map(hoursOf)).toEqual([5, 0.9, 0]);
  });
});

describe('no minute of a person', () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const clock = (of: number) => `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
  const attended = fc
    .array(
      fc.record({
        day: fc.integer({ min: 0, max: 2 }),
        starts: minute,
        ends: minute,
        finished: fc.option(minute),
        scan: minute,
        until: fc.option(minute),
        way: fc.constantFrom('code', 'leader'),
      }),
      { minLength: 1, maxLength: 7 },
    )
    .map((list) =>
      list.map(({ day, starts, ends, finished, scan, until, way }, n) => {
        const date = addDays(DAY, day);
        const times = {
          date,
          starts: clock(starts),
          ends: clock(ends),
          finished: finished === null ? null : clock(finished),
        };
        const fields = { way, event: idOf(100 + n), until: until === null ? null : clock(until) };
        return { claim: claim(200 + n, wallAt(date, clock(scan)), fields), event: held(100 + n, times) };
      }),
    );

  it('counts twice: the credits add up to the union of all spans, in any order of arrival', () => {
    fc.assert(
      fc.property(attended, fc.infiniteStream(fc.nat()), (list, order) => {
        const minutes = new Set<number>();
        for (const each of list) {
          const span = servedSpan(each);
          for (let at = span?.from ?? 0; span && at < span.to; at++) minutes.add(at);
        }
        const shuffled = list.map((each) => ({ each, key: order.next().value })).sort((a, b) => a.key - b.key);
        const [credited, again] = [creditedMinutes(list), creditedMinutes(shuffled.map(({ each }) => each))];
        expect([...again].sort()).toEqual([...credited].sort());
        expect([...credited.values()].reduce((sum, each) => sum + each, 0)).toBe(minutes.size);
      }),
    );
  });
});
