import { describe, expect, it } from 'vitest';
import { axisSteps } from '../../../src/client/ui/bar-scale.ts';
import { numberText, parseNumber } from '../../../src/client/ui/number-text.ts';

describe('a number as typed', () => {
  it.each([
    ['120', 120],
    ['１２０', 120],
    ['1,234', 1234],
    ['1，234', 1234],
    ['0.5', 0.5],
    ['３．５', 3.5],
    [' 7 ', 7],
    ['-3', -3],
    ['', undefined],
    ['  ', undefined],
  ])('%j means %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each(['一百', '12份', '1e5', '0x10', '.', '1.2.3', '--1', 'Infinity'])('%j is no number, and says so', (text) => {
    expect(parseNumber(text)).toBeNaN();
  });

  it('shows nothing for a missing number, and zero as zero', () => {
    expect([numberText(undefined), numberText(Number.NaN), numberText(0)]).toEqual(['', '', '0']);
  });
});

describe('an axis', () => {
  it.each([0, 1, 7, 36, 99, 1001, 20_400, 82_460, 1e9])('holds %d in few round steps from 0', (max) => {
    const steps = axisSteps(max);
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBeGreaterThanOrEqual(max);
    expect(steps.length).toBeLessThanOrEqual(5);
  });

  it('survives figures that are missing', () => {
    expect(axisSteps(Number.NaN)).toEqual([0]);
  });
});
