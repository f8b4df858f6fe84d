import { describe, expect, it } from 'vitest';
import { axisSteps } from '../../../src/client/components/bar-scale.ts';
import { numberText } from '../../../src/client/components/createNumberText.ts';

describe('the text of a number', () => {
  it('is empty for a missing number, and 0 for zero', () => {
    expect([numberText(undefined), numberText(Number.NaN), numberText(0)]).toEqual(['', '', '0']);
  });
});

describe('the steps of an axis', () => {
  it.each([0, 1, 7, 36, 99, 1001, 20_400, 82_460, 1e9])('are few and round, from 0 to %d', (max) => {
    const steps = axisSteps(max);
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBeGreaterThanOrEqual(max);
    expect(steps.length).toBeLessThanOrEqual(5);
  });

  it('are valid even without figures', () => {
    expect(axisSteps(Number.NaN)).toEqual([0]);
  });
});
