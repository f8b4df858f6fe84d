import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysBetween } from '../../../src/domain/kernel/day.ts';
import { firstOfMonth, isYear, type Period, partsOf, yearBefore } from '../../../src/domain/kernel/period.ts';

const daysOf = ({ from, to }: Period): Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n));

describe('the parts of a period', () => {
  it.each([
    [
      { from: '2026-01-01', to: '2026-12-31' },
      { months: { from: '2026-01-01', to: '2026-12-31' }, days: [] },
    ],
    [
      { from: '2026-01-15', to: '2026-03-30' },
      {
        months: { from: '2026-02-01', to: '2026-02-28' },
        days: [
          { from: '2026-01-15', to: '2026-01-31' },
          { from: '2026-03-01', to: '2026-03-30' },
        ],
      },
    ],
    [
      { from: '2024-02-01', to: '2024-02-29' },
      { months: { from: '2024-02-01', to: '2024-02-29' }, days: [] },
    ],
    [
      { from: '2026-01-31', to: '2026-02-01' },
      {
        months: undefined,
        days: [
          { from: '2026-01-31', to: '2026-01-31' },
          { from: '2026-02-01', to: '2026-02-01' },
        ],
      },
    ],
    [
      { from: '2026-05-01', to: '9999-12-31' },
      { months: { from: '2026-05-01', to: '9999-12-31' }, days: [] },
    ],
    [
      { from: '9999-12-15', to: '9999-12-31' },
      { months: undefined, days: [{ from: '9999-12-15', to: '9999-12-31' }] },
    ],
  ])('%o', (period, parts) => {
    expect(partsOf(period)).toEqual(parts);
  });

  it('have each day once, and whole months only as months', () => {
    const day = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays('2023-01-01', n));
    fc.assert(
      fc.property(day, day, (a, b) => {
        const period = a <= b ? { from: a, to: b } : { from: b, to: a };
        const { months, days } = partsOf(period);
        const parts = [...(months ? [months] : []), ...days];
        expect(parts.flatMap(daysOf).sort()).toEqual(daysOf(period));
        if (months) {
          expect(firstOfMonth(months.from)).toBe(months.from);
          expect(addDays(months.to, 1)).toBe(firstOfMonth(addDays(months.to, 1)));
        }
        for (const each of days) expect(firstOfMonth(each.from)).toBe(firstOfMonth(each.to));
      }),
    );
  });
});

describe('the same days a year before', () => {
  it.each([
    [
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2025-01-01', to: '2025-12-31' },
    ],
    [
      { from: '2024-02-01', to: '2024-02-29' },
      { from: '2023-02-01', to: '2023-02-28' },
    ],
    [
      { from: '2025-02-01', to: '2025-02-28' },
      { from: '2024-02-01', to: '2024-02-29' },
    ],
    [
      { from: '2024-02-29', to: '2024-03-15' },
      { from: '2023-02-28', to: '2023-03-15' },
    ],
    [
      { from: '2024-02-10', to: '2024-02-28' },
      { from: '2023-02-10', to: '2023-02-28' },
    ],
  ])('%o → %o', (period, before) => {
    expect(yearBefore(period)).toEqual(before);
  });

  it('a calendar year is told from other periods', () => {
    expect(isYear({ from: '2026-01-01', to: '2026-12-31' })).toBe(true);
    expect(isYear({ from: '2026-01-01', to: '2027-12-31' })).toBe(false);
    expect(isYear({ from: '2026-01-02', to: '2026-12-31' })).toBe(false);
  });
});
