import { beforeEach, describe, expect, it } from 'vitest';
import { makePatience, type Patience } from '../../../../src/client/tips/queue/patience.ts';

const HOUR = 3_600_000;

let now: number;
let patience: Patience;
beforeEach(() => {
  now = 1_800_000_000_000;
  patience = makePatience(
    () => now,
    () => 0.999,
  );
});

describe('waits after failures', () => {
  it('grow, to five minutes at most, and end when it went well', () => {
    const waits = Array.from({ length: 12 }, () => {
      patience.failed('line');
      return patience.left('line');
    });
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeLessThan(2_000);
    expect(waits.at(-1)).toBeGreaterThan(290_000);
    expect(waits.at(-1)).toBeLessThanOrEqual(300_000);
    expect(patience.failures('line')).toBe(12);
    patience.clear('line');
    expect([patience.left('line'), patience.failures('line')]).toEqual([0, 0]);
  });

  it('are as long as the server asks for, but for an hour at most', () => {
    patience.failed('line', 30_000);
    expect(patience.left('line')).toBeGreaterThan(30_000);
    patience.failed('line', 365 * 24 * HOUR);
    expect(patience.left('line')).toBeLessThan(HOUR + 300_000);
  });

  it('concern what they were asked for', () => {
    patience.failed('a');
    expect(patience.left('b')).toBe(0);
  });

  it('are not prolonged by a clock that was put back', () => {
    patience.failed('line', HOUR);
    now -= 365 * 24 * HOUR;
    expect(patience.left('line')).toBe(0);
  });

  it('can be asked for without a failure', () => {
    patience.failed('quiet');
    patience.hold('quiet', 7_000);
    expect([patience.left('quiet'), patience.failures('quiet')]).toEqual([7_000, 1]);
    now += 7_000;
    expect(patience.left('quiet')).toBe(0);
  });
});
