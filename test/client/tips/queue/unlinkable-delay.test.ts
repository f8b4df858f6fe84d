import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueuedItem } from '../../../../src/client/tips/queue/types.ts';
import {
  atOnce,
  firstDelay,
  MAX_DELAY_MS,
  type Moment,
  newDelay,
  sendAfter,
  settleTime,
  untilDue,
} from '../../../../src/client/tips/queue/unlinkable-delay.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

const draws = (byte: number) => (n: number) => new Uint8Array(n).fill(byte);
const at = (lastActive: number | undefined, now = NOW, byte = 128): Moment => ({
  now,
  lastActive,
  random: draws(byte),
});

const item = (more: Partial<QueuedItem> = {}): QueuedItem => ({
  id: 'a',
  kind: 'tip',
  seq: 0,
  sealed: '{}',
  files: [],
  mailbox: 'm',
  order: 1,
  notBefore: NOW,
  activity: null,
  draws: 0,
  taken: false,
  refused: null,
  ...more,
});

describe('the delay after a session', () => {
  it('is none without a session', () => {
    expect(firstDelay(at(undefined))).toEqual({ notBefore: NOW, activity: null, draws: 0 });
    expect(newDelay(item(), at(undefined))).toBeUndefined();
    expect(settleTime(at(undefined))).toBe(0);
  });

  it('is drawn once if the session is over', () => {
    const first = firstDelay(at(NOW - MINUTE));
    expect(first).toMatchObject({ activity: NOW - MINUTE, draws: 0 });
    expect(first.notBefore).toBeGreaterThan(NOW + 10 * MINUTE);
    const waiting = item(first);
    expect(newDelay(waiting, at(NOW - MINUTE, first.notBefore))).toBeUndefined();
  });

  it('is drawn again if the session goes on, three times at most', () => {
    let waiting = item(firstDelay(at(NOW)));
    let now = NOW;
    for (const count of [1, 2, 3]) {
      now = waiting.notBefore;
      const anew = newDelay(waiting, at(now - MINUTE, now));
      expect(anew?.draws).toBe(count);
      waiting = item(anew);
    }
    expect(newDelay(waiting, at(waiting.notBefore - 1, waiting.notBefore))).toBeUndefined();
  });

  it('is not drawn again for a session that ended half an hour ago', () => {
    expect(newDelay(item({ activity: NOW - MAX_DELAY_MS * 2 }), at(NOW - MAX_DELAY_MS))).toBeUndefined();
    expect(newDelay(item({ activity: NOW - MAX_DELAY_MS * 2 }), at(NOW - MAX_DELAY_MS + 1))).toBeDefined();
  });

  it('ends when its owner does not want to wait', () => {
    const hurried = item({ ...firstDelay(at(NOW)), ...atOnce(NOW) });
    expect(untilDue(hurried, NOW)).toBe(0);
    expect(newDelay(hurried, at(NOW))).toBeUndefined();
  });

  it('is never longer than half an hour, whatever the clock does', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -4 * MAX_DELAY_MS, max: 4 * MAX_DELAY_MS }),
        fc.integer({ min: -4 * MAX_DELAY_MS, max: 4 * MAX_DELAY_MS }),
        fc.integer({ min: 0, max: 255 }),
        (since, jump, byte) => {
          const waiting = item(firstDelay(at(NOW - since, NOW, byte)));
          expect(untilDue(waiting, NOW + jump)).toBeLessThanOrEqual(MAX_DELAY_MS);
          expect(untilDue(waiting, NOW + jump)).toBeGreaterThanOrEqual(0);
        },
      ),
    ));
});

describe('the wait when a session starts', () => {
  it('lasts between ten seconds and seventy', () => {
    expect(settleTime(at(NOW, NOW, 0))).toBe(10_000);
    expect(settleTime(at(NOW - 365 * 24 * 60 * MINUTE, NOW, 255))).toBe(69_999);
  });
});

describe('sendAfter', () => {
  const now = NOW;
  const random = draws;

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
