import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDigits, readNumbers } from '../../../src/domain/proofreading/reading.ts';
import { writeAbout, writeAmount } from '../../../src/domain/proofreading/rounding.ts';

const cases: readonly (readonly [value: number, one: string, two: string])[] = [
  [0, '0', '0'],
  [9, '9', '9'],
  [10, '10', '10'],
  [12, '10余', '12'],
  [100, '100', '100'],
  [118, '100余', '110余'],
  [1180, '1000余', '1100余'],
  [9999, '9000余', '9900余'],
  [10_000, '1万', '1万'],
  [15_000, '1万余', '1.5万'],
  [70_000, '7万', '7万'],
  [82_260, '8万余', '8.2万余'],
  [123_456, '10余万', '12万余'],
  [203_000, '20余万', '20余万'],
  [1_234_567, '100余万', '120余万'],
  [99_999_999, '9000余万', '9900余万'],
  [120_000_000, '1亿余', '1.2亿'],
  [2_345_678_901, '20余亿', '23亿余'],
];

describe('余', () => {
  it.each(cases)('%d is written %s, with two digits %s', (value, one, two) => {
    expect([writeAbout(value), writeAbout(value, 2)]).toEqual([one, two]);
  });

  it('is never written for money, rates and the register', () => {
    expect(writeAmount({ value: 203_000, unit: '元' })).toBe('203000');
    expect(writeAmount({ value: 98.4, unit: '%' })).toBe('98.4');
    expect(writeAmount({ value: 320, unit: '人', isState: true })).toBe('320');
    expect(writeAmount({ value: 320, unit: '人次' })).toBe('300余');
  });

  it('never makes a number larger, and is read back as a range that holds it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999_999 }),
        fc.constantFrom(1 as const, 2 as const),
        (value, digits) => {
          const [found] = readNumbers(plainDigits(`${writeAbout(value, digits)}份`));
          expect(found?.value).toBeLessThanOrEqual(value);
          expect(found?.high).toBeGreaterThanOrEqual(value);
          expect(found?.precision).toBe(found?.value === value ? 'exact' : 'more');
        },
      ),
    );
  });
});
