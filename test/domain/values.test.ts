import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt, daysBetween, isDay } from '../../src/domain/kernel/day.ts';
import { isId, newId } from '../../src/domain/kernel/id.ts';
import { periodOf } from '../../src/domain/kernel/period.ts';
import { mayReadScope, rosterScope, squadYear } from '../../src/domain/kernel/scope.ts';
import { wilson } from '../../src/domain/records/figure.ts';
import { idOf } from '../support/arbitraries.ts';

describe('newId', () => {
  it('makes a version 7 UUID that sorts by time', () => {
    const bytes = (n: number) => new Uint8Array(n).fill(255);
    const zero = (n: number) => new Uint8Array(n);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 47 }), (now) => {
        expect(isId(newId(now, bytes))).toBe(true);
        expect(newId(now, bytes) < newId(now + 1, zero)).toBe(true);
      }),
    );
  });
});

describe('days', () => {
  it('use China’s time zone, whatever the machine’s', () => {
    expect(dayAt(Date.parse('2026-06-25T15:59:59Z'))).toBe('2026-06-25');
    expect(dayAt(Date.parse('2026-06-25T16:00:00Z'))).toBe('2026-06-26');
  });
  it('add and subtract across months and leap years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  });
  it.each(['0000-01-01', '2026-02-30', '2026-13-01', '2026-6-1', '', '20260601'])('reject %s', (text) =>
    expect(isDay(text)).toBe(false),
  );
});

describe('periods', () => {
  it('today, month and year include today', () => {
    for (const name of ['today', 'month', 'year'] as const) {
      const { from, to } = periodOf(name, '2028-02-29');
      expect(from <= '2028-02-29' && '2028-02-29' <= to).toBe(true);
    }
    expect(periodOf('month', '2028-02-03').to).toBe('2028-02-29');
  });
  it('campaign is the last June that has begun', () => {
    expect(periodOf('campaign', '2026-11-23').from).toBe('2026-06-01');
    expect(periodOf('campaign', '2027-01-15')).toEqual({ from: '2026-06-01', to: '2026-06-30' });
    expect(periodOf('campaign', '2026-06-01').to).toBe('2026-06-30');
  });
});

describe('wilson', () => {
  it('agrees with published values', () => {
    // Newcombe 1998, table I: 81/263 and 0/20.
    const first = wilson(81, 263);
    expect(first?.low).toBeCloseTo(0.2553, 4);
    expect(first?.high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 20)?.high).toBeCloseTo(0.1611, 4);
  });
  it('returns undefined when nobody was asked', () => expect(wilson(0, 0)).toBeUndefined());
});

describe('mayReadScope', () => {
  const [squad, other] = [idOf(20), idOf(21)];
  const actor = (role: 'volunteer' | 'leader' | 'organizer' | 'officer') => ({ member: idOf(1), role, squad });
  it.each([
    ['volunteer', squadYear(squad, 2026), true],
    ['volunteer', squadYear(other, 2026), false],
    ['volunteer', rosterScope(squad), false],
    ['volunteer', 'office', false],
    ['volunteer', 'district', true],
    ['leader', rosterScope(squad), true],
    ['leader', rosterScope(other), false],
    ['organizer', 'office', true],
    ['organizer', 'members', true],
    ['organizer', rosterScope(other), true],
    ['volunteer', 'members', false],
    ['leader', 'members', false],
    ['officer', 'members', true],
    ['organizer', squadYear(other, 2026), false],
    ['officer', rosterScope(other), true],
  ] as const)('%s reads %s: %s', (role, scope, allowed) => expect(mayReadScope(actor(role), scope)).toBe(allowed));
});
