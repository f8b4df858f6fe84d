import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  effectiveClock,
  isClock,
  MAX_AHEAD_MS,
  makeClock,
  nextClock,
  readClock,
} from '../../../src/domain/kernel/clock.ts';
import { idOf } from '../../support/arbitraries.ts';

const device = idOf(7);
const YEAR = 365 * 86_400_000;
const wall = fc.integer({ min: 0, max: 4_000_000_000_000 });

describe('clock readings', () => {
  it('sort as text in the order of their times', () => {
    const parts = fc.record({
      wall,
      counter: fc.integer({ min: 0, max: 1_000_000 }),
      node: fc.constant('00000000000a'),
    });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const order = a.wall - b.wall || a.counter - b.counter;
        const text = makeClock(a) < makeClock(b) ? -1 : makeClock(a) > makeClock(b) ? 1 : 0;
        expect(text).toBe(Math.sign(order));
        expect(isClock(makeClock(a))).toBe(true);
        expect(readClock(makeClock(a))).toEqual(a);
      }),
    );
  });
});

describe('nextClock', () => {
  it('always increases while the phone clock jumps within five minutes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: MAX_AHEAD_MS }), { maxLength: 50 }), (jitter) => {
        let last = '';
        for (const offset of jitter) {
          const next = nextClock(last, 1_700_000_000_000 + offset, device);
          expect(next > last).toBe(true);
          last = next;
        }
      }),
    );
  });

  it('recovers after the phone was ten years ahead', () => {
    const now = 1_700_000_000_000;
    const wild = nextClock('', now + 10 * YEAR, device);
    expect(readClock(nextClock(wild, now, device)).wall).toBe(now);
  });

  it('is later than the clocks it edits, even those that are years ahead', () => {
    const now = 1_700_000_000_000;
    const edited = nextClock('', now + 10 * YEAR, device);
    expect(nextClock('', now, device, edited) > edited).toBe(true);
  });
});

describe('effectiveClock', () => {
  const now = 1_700_000_000_000;
  it('keeps a clock that is past or up to five minutes ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10 * YEAR, max: MAX_AHEAD_MS }), (offset) => {
        const claimed = nextClock('', now + offset, device);
        expect(effectiveClock(claimed, now, 3)).toBe(claimed);
      }),
    );
  });

  it('pulls other clocks back to server time, in the order of the device', () => {
    const first = effectiveClock(nextClock('', now + YEAR, device), now, 1);
    const second = effectiveClock(nextClock('', now + YEAR, device), now, 2);
    expect(readClock(first).wall).toBe(now);
    expect(second > first).toBe(true);
  });
});
