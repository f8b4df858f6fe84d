import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DELAY_MS, sendAfter } from '../../../src/domain/tips/delay.ts';

const now = 1_800_000_000_000;
const random = (value: number) => (n: number) => new Uint8Array(n).fill(value);

describe('sendAfter', () => {
  it('is immediate without a session on the phone', () =>
    expect(sendAfter({ now, lastActive: undefined, random: random(255) })).toBe(now));

  it('is immediate half an hour after the session', () =>
    expect(sendAfter({ now, lastActive: now - MAX_DELAY_MS, random: random(255) })).toBe(now));

  it('is within half an hour of the last request, never in the past', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -MAX_DELAY_MS * 3, max: MAX_DELAY_MS * 3 }),
        fc.uint8Array({ minLength: 4, maxLength: 4 }),
        (since, bytes) => {
          const at = sendAfter({ now, lastActive: now - since, random: () => bytes });
          expect(at).toBeGreaterThanOrEqual(now);
          expect(at).toBeLessThan(Math.max(now + 1, Math.min(now, now - since) + MAX_DELAY_MS));
        },
      ),
    ));

  it('uses the whole half hour', () => {
    expect(sendAfter({ now, lastActive: now, random: random(0) })).toBe(now);
    expect(sendAfter({ now, lastActive: now, random: random(255) })).toBe(now + MAX_DELAY_MS - 1);
    expect(sendAfter({ now, lastActive: now, random: random(128) })).toBeGreaterThan(now + MAX_DELAY_MS / 2);
  });
});
