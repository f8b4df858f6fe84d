import { beforeEach, describe, expect, it } from 'vitest';
import {
  IDLE_MS,
  type KeyHolder,
  makeKeyHolder,
  type UnlockedKey,
} from '../../../../src/client/tips/desk/key-holder.ts';

const key: UnlockedKey = { id: '5d0f0d2e-6d0c-4a8e-9a53-0f4b6f0f1a11', identity: 'secret', recipient: 'age1pq1x' };

let time: number;
let timers: { at: number; work: () => void }[];
let holder: KeyHolder;

/** Advances the time and fires due timers in order. `asleep`: the computer sleeps, so timers do not fire. */
function pass(ms: number, { asleep = false } = {}): void {
  const end = time + ms;
  while (!asleep) {
    const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    timers = timers.filter((timer) => timer !== next);
    time = next.at;
    next.work();
  }
  time = end;
}

beforeEach(() => {
  time = 1_000;
  timers = [];
  holder = makeKeyHolder({
    now: () => time,
    schedule(ms, work) {
      const timer = { at: time + ms, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  });
  holder.unlock(key);
});

describe('the unlocked key', () => {
  it('locks after 15 minutes without input', () => {
    pass(IDLE_MS - 1);
    expect(holder.current()).toEqual(key);
    pass(1);
    expect(holder.current()).toBeUndefined();
  });

  it('stays unlocked during work, and locks 15 minutes after the last input', () => {
    for (let i = 0; i < 6; i++) {
      pass(10 * 60_000);
      holder.touch();
    }
    expect(holder.current()).toEqual(key);
    pass(IDLE_MS);
    expect(holder.current()).toBeUndefined();
  });

  it('is not kept by the input that wakes a computer after hours', () => {
    pass(3 * IDLE_MS, { asleep: true });
    holder.touch();
    expect(holder.current()).toBeUndefined();
  });

  it('is locked when the officer returns after hours of sleep; returning alone does not prolong it', () => {
    pass(IDLE_MS - 1, { asleep: true });
    holder.check();
    expect(holder.current()).toEqual(key);
    pass(1, { asleep: true });
    holder.check();
    expect(holder.current()).toBeUndefined();
  });

  it('locks on request, and reports it once', () => {
    let told = 0;
    const stop = holder.subscribe(() => {
      told += 1;
    });
    holder.lock();
    holder.lock();
    expect([holder.current(), told]).toEqual([undefined, 1]);
    stop();
    holder.unlock(key);
    expect(told).toBe(1);
  });

  it('locks when the desk is left, but not between its pages', () => {
    const leaveList = holder.enter();
    leaveList();
    pass(1_000);
    const leaveTip = holder.enter();
    pass(60_000);
    expect(holder.current()).toEqual(key);
    leaveTip();
    pass(5_000);
    expect(holder.current()).toBeUndefined();
  });
});
