import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, calendarFile } from '../../../src/domain/events/calendar-file.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';
import { idOf } from '../../support/arbitraries.ts';

const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => {
  const [hour, minute] = parts.map((part) => String(part).padStart(2, '0'));
  return `${hour}:${minute}`;
});
/** Texts with the marks that calendar files escape, and characters of one to four octets. */
const text = fc.string({
  unit: fc.constantFrom('a', ' ', ',', ';', '\\', '\n', 'é', '禁', '毒', '🚩'),
  maxLength: 120,
});
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const event: fc.Arbitrary<CalendarEvent> = fc.record({
  id: fc.integer({ min: 1, max: 1e6 }).map((n) => idOf(n)),
  title: text,
  day: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days)),
  phase: fc.constantFrom('planned', 'held', 'cancelled'),
  starts: optional(time),
  ends: optional(time),
  place: fc.constant(undefined),
  squad: fc.constant(undefined),
  campaign: fc.constant(undefined),
  invited: fc.constant([]),
  people: fc.constant(undefined),
  roles: fc.constant([]),
  sequence: fc.nat(),
  changed: fc.integer({ min: 946_684_800_000, max: 4_000_000_000_000 }),
  location: optional(text),
  description: optional(text),
  url: fc.constant('https://qingyuan.example/events/1'),
});

const octets = (line: string): number => new TextEncoder().encode(line).length;

/** Reads the first event of a file with another implementation of RFC 5545. */
const read = (file: string) =>
  new ICAL.Event(new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent') ?? undefined);

describe('a calendar file', () => {
  it('is read back by ical.js as it was written', () => {
    fc.assert(
      fc.property(event, (given) => {
        const file = calendarFile('清源', 'qingyuan.example', [given]);
        expect(Math.max(...file.split('\r\n').map(octets))).toBeLessThanOrEqual(75);
        expect(file.isWellFormed()).toBe(true);
        const parsed = read(file);
        expect(parsed.uid).toBe(`${given.id}@qingyuan.example`);
        expect(parsed.sequence).toBe(given.sequence);
        expect(parsed.summary).toBe(given.title);
        expect(parsed.location ?? undefined).toBe(given.location || undefined);
        expect(parsed.description ?? undefined).toBe(given.description || undefined);
        expect(parsed.component.getFirstPropertyValue('status')).toBe(
          given.phase === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
        );
        const starts = parsed.startDate.toJSDate();
        if (given.starts === undefined) expect(parsed.startDate.isDate).toBe(true);
        else expect(starts.toISOString()).toBe(new Date(`${given.day}T${given.starts}:00+08:00`).toISOString());
        if (given.starts && given.ends) expect(parsed.endDate.toJSDate() > starts).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds several events', () => {
    const [one] = fc.sample(event, { numRuns: 1, seed: 1 });
    if (!one) throw new Error('no sample');
    const parsed = new ICAL.Component(ICAL.parse(calendarFile('清源', 'qingyuan.example', [one, one])));
    expect(parsed.getAllSubcomponents('vevent')).toHaveLength(2);
  });
});
