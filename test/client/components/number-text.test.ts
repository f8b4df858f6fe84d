import { describe, expect, it } from 'vitest';
import { axisSteps } from '../../../src/client/components/bar-scale.ts';
import { numberText } from '../../../src/client/components/createNumberText.ts';

describe('a number in a field', () => {
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
