import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkdays,
  isWorkday,
  isYearKnown,
  publishedWorkdays,
  workdaysLeft,
  workdaysOf,
} from '../../../src/domain/attendance/workdays.ts';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const known = publishedWorkdays;

/** An entry of the office; later numbers are entered later. */
const entry = (n: number, date: string, form: string, deleted = false): FoldedRecord => ({
  id: idOf(n),
  kind: 'workday',
  fields: { date, form, deleted },
  clocks: {},
  created: makeClock({ wall: n, counter: 0, node: '0123456789ab' }),
});

describe('the holidays of 2026', () => {
  it('are 33 days off, with six weekends that are worked', () => {
    const forms = [...known.values()];
    expect(forms.filter((form) => form === 'off')).toHaveLength(33);
    const worked = [...known].flatMap(([day, form]) => (form === 'work' ? [day] : []));
    expect(worked).toHaveLength(6);
    // The notice gives weekdays, too: a worked day that is no weekend would be a slip.
    for (const day of worked) expect(isWorkday(day, new Map()), day).toBe(false);
  });

  it('move a deadline over the Spring Festival, and take the worked Saturday', () => {
    // Friday 13 February; the 14th is worked, the 15th to the 23rd are off.
    expect(addWorkdays('2026-02-13', 1, known)).toBe('2026-02-14');
    expect(addWorkdays('2026-02-13', 2, known)).toBe('2026-02-24');
    expect(addWorkdays('2026-02-13', 10, known)).toBe('2026-03-05');
    expect(addWorkdays('2026-11-27', 10, known)).toBe('2026-12-11');
  });
});

describe('the office’s entries', () => {
  it('go before what was published, the latest first, and can be taken back', () => {
    const days = workdaysOf([
      entry(2, '2027-01-01', 'work'),
      entry(3, '2027-01-01', 'off'),
      entry(1, '2026-10-10', 'off'),
    ]);
    expect(days.get('2027-01-01')).toBe('off');
    expect(days.get('2026-10-10')).toBe('off');
    expect(workdaysOf([entry(1, '2026-10-10', 'off', true)]).get('2026-10-10')).toBe('work');
  });

  it('make a year known', () => {
    expect([2026, 2027].map((year) => isYearKnown(year, known))).toEqual([true, false]);
    expect(isYearKnown(2027, workdaysOf([entry(1, '2027-02-06', 'off')]))).toBe(true);
  });
});

it('a deadline is a working day, so many working days away', () => {
  const days = fc.record({ start: fc.nat(1_000), count: fc.integer({ min: 1, max: 30 }) });
  fc.assert(
    fc.property(days, ({ start, count }) => {
      const from = addDays('2025-06-01', start);
      const due = addWorkdays(from, count, known);
      return isWorkday(due, known) && workdaysLeft(from, due, known) === count && workdaysLeft(due, from, known) === -1;
    }),
  );
});
