import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../src/domain/reading/number.ts';

describe('readNumber', () => {
  it.each([
    ['120', 120],
    ['１２０', 120],
    ['1,234', 1234],
    ['1，234', 1234],
    ['12,345,678', 12_345_678],
    ['1 024', 1024],
    ['1\u00a0024', 1024],
    ['1,280.0', 1280],
    ['0.5', 0.5],
    ['３．５', 3.5],
    ['.5', 0.5],
    ['．５', 0.5],
    ['12.', 12],
    ['1。5', 1.5],
    ['50\u200b', 50],
    ['\u202d50\u202c', 50],
    [' 7 ', 7],
    ['-3', -3],
    ['－5', -5],
    ['', undefined],
    [' \u200b ', undefined],
  ])('reads %j as %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each([
    '1,5',
    '1，5',
    '3，5',
    '12,34',
    '1234,567',
    '1,2345',
    '1,234 567',
    '1 5',
    '5²',
    '一百',
    '5万',
    '12份',
    '1e5',
    '0x10',
    '.',
    '1.2.3',
    '--1',
    'Infinity',
  ])('returns NaN for %j', (text) => {
    expect(readNumber(text)).toBeNaN();
  });

  it('accepts its own units after the number, and no others', () => {
    expect(readNumber('50份', ['份'])).toBe(50);
    expect(readNumber('1,200 人次', ['人次', '人'])).toBe(1200);
    expect(readNumber('50人', ['份'])).toBeNaN();
    expect(readNumber('30分钟', ['小时'])).toBeNaN();
    expect(readNumber('份', ['份'])).toBeNaN();
  });

  it('never returns another value than the digits show', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789,，. 　.。'), maxLength: 12 });
    fc.assert(
      fc.property(typed, (text) => {
        const value = readNumber(text);
        if (value === undefined || Number.isNaN(value)) return;
        const [whole = '', ...fraction] = text.replace('。', '.').split('.');
        const groups = whole.trim().split(/[,，]|\s+/u);
        expect(groups.slice(1).every((group) => group.length === 3)).toBe(true);
        expect(value).toBe(Number(`${groups.join('') || '0'}.${fraction.join('').trim() || '0'}`));
      }),
      { numRuns: 1000 },
    );
  });
});
