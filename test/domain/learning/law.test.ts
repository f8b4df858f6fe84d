import { describe, expect, it } from 'vitest';
import { isDay } from '../../../src/domain/kernel/day.ts';
import { chineseNumber, type LawValue, lawText, UNCHECKED } from '../../../src/domain/learning/law.ts';
import { fillIn, lawValues, slotsOf } from '../../../src/domain/learning/law-values.ts';

const entries: readonly [string, LawValue][] = Object.entries(lawValues);

it('writes articles as laws number them', () => {
  expect([2, 10, 19, 36, 70, 107, 110, 351].map(chineseNumber)).toEqual([
    '二',
    '十',
    '十九',
    '三十六',
    '七十',
    '一百零七',
    '一百一十',
    '三百五十一',
  ]);
});

it('fills values into a text', () => {
  expect(fillIn('罂粟{poppies-large}以上（《刑法》{planting-article}）', lawValues)).toBe(
    '罂粟500株以上（《刑法》第三百五十一条）',
  );
  expect(fillIn('{hemp-large}，{hemp-huge}', lawValues)).toBe('5000株，3万株');
  expect(fillIn('{etomidate-listed}起', lawValues)).toBe('2023年10月1日起');
  expect(slotsOf('{a} 和 {b-2}')).toEqual(['a', 'b-2']);
});

it('never writes a number for what nobody has checked, nor for an unknown id', () => {
  expect(fillIn('拘留{use-penalty}，{no-such-value}', lawValues)).toBe(`拘留${UNCHECKED}，${UNCHECKED}`);
  for (const [, entry] of entries) if (!entry.checked) expect(lawText(entry)).not.toMatch(/\d/);
});

describe.each(entries)('%s', (_, entry) => {
  it('has days that a person can keep', () => {
    expect(isDay(entry.checkBy)).toBe(true);
    if (!entry.checked) return;
    expect(isDay(entry.checkedOn) && entry.checkedOn < entry.checkBy).toBe(true);
    expect(entry.unit === 'day' ? isDay(entry.value) : typeof entry.value === 'number').toBe(true);
  });

  it('shows only the date of the law that is in force since 2026', () => {
    if (entry.law === 'public-order-law' && entry.checked) expect(entry.value).toBe('2026-01-01');
  });
});
