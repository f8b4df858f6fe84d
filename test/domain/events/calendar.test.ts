import { describe, expect, it } from 'vitest';
import { calendarDays, stepped } from '../../../src/domain/events/calendar.ts';

describe('the days of a calendar', () => {
  it('are whole weeks from Monday', () => {
    const november = calendarDays('month', '2026-11-29');
    expect([november[0], november.at(-1), november.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
    expect(calendarDays('month', '2027-02-10')).toHaveLength(28);
    expect(calendarDays('week', '2026-11-29')).toEqual([
      ...['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'],
    ]);
    expect(calendarDays('week', '1999-12-31')[0]).toBe('1999-12-27');
  });
  it('go back and forward by a week or a month', () => {
    expect([stepped('month', '2026-01-31', 1), stepped('month', '2026-01-31', -1)]).toEqual([
      '2026-02-01',
      '2025-12-01',
    ]);
    expect([stepped('week', '2026-12-28', 1), stepped('week', '2027-01-04', -1)]).toEqual(['2027-01-04', '2026-12-28']);
  });
});
