import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatDay,
  formatDayAndWeekday,
  formatMonth,
  formatNumber,
  formatPercent,
  formatShort,
  formatTime,
} from '../../../src/client/words/format.ts';

describe('in Chinese', () => {
  it('groups thousands and keeps half hours', () => {
    expect([formatNumber(82460), formatNumber(36.5), formatNumber(0)]).toEqual(['82,460', '36.5', '0']);
    expect([formatAmount(120, '份'), formatAmount(120)]).toEqual(['120 份', '120']);
    expect([formatShort(24_000), formatPercent(0.983)]).toEqual(['2.4万', '98.3%']);
  });

  it('writes days as the district does', () => {
    expect(formatDay('2026-11-23')).toBe('11月23日');
    expect(formatDay('2026-11-23', 2026)).toBe('11月23日');
    expect(formatDay('2025-01-05', 2026)).toBe('2025年1月5日');
    expect(formatDayAndWeekday('2026-11-23')).toBe('11月23日 星期一');
    expect(formatMonth(6)).toBe('6月');
  });

  it('uses the district’s time zone wherever the phone is', () => {
    expect(formatTime(Date.parse('2026-11-23T02:42:00Z'))).toBe('10:42');
    expect(formatTime(Date.parse('2026-11-22T16:05:00Z'))).toBe('00:05');
  });
});
