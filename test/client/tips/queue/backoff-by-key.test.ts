import { beforeEach, describe, expect, it } from 'vitest';
import { type BackoffByKey, makeBackoffByKey } from '../../../../src/client/tips/queue/backoff-by-key.ts';

const HOUR = 3_600_000;

let now: number;
let backoffs: BackoffByKey;
beforeEach(() => {
  now = 1_800_000_000_000;
  backoffs = makeBackoffByKey(
    () => now,
    () => 0.999,
  );
});

describe('waits after failures', () => {
  it('grow to five minutes at most, and end with a success', () => {
    const waits = Array.from({ length: 12 }, () => {
      backoffs.failed('line');
      return backoffs.left('line');
    });
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeLessThan(2_000);
    expect(waits.at(-1)).toBeGreaterThan(290_000);
    expect(waits.at(-1)).toBeLessThanOrEqual(300_000);
    expect(backoffs.failures('line')).toBe(12);
    backoffs.clear('line');
    expect([backoffs.left('line'), backoffs.failures('line')]).toEqual([0, 0]);
  });

  it('are as long as the server asks, an hour at most', () => {
    backoffs.failed('line', 30_000);
    expect(backoffs.left('line')).toBeGreaterThan(30_000);
    backoffs.failed('line', 365 * 24 * HOUR);
    expect(backoffs.left('line')).toBeLessThan(HOUR + 300_000);
  });

  it('concern their own key only', () => {
    backoffs.failed('a');
    expect(backoffs.left('b')).toBe(0);
  });

  it('are not prolonged by a clock that was set back', () => {
    backoffs.failed('line', HOUR);
    now -= 365 * 24 * HOUR;
    expect(backoffs.left('line')).toBe(0);
  });

  it('can be started without a failure', () => {
    backoffs.failed('quiet');
    backoffs.hold('quiet', 7_000);
    expect([backoffs.left('quiet'), backoffs.failures('quiet')]).toEqual([7_000, 1]);
    now += 7_000;
    expect(backoffs.left('quiet')).toBe(0);
  });
});
