import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeRunner, type Runner, type RunnerState } from '../../../src/client/platform/runner.ts';

interface Failure {
  readonly code: string;
  readonly retryAfter?: number;
}

describe('the runner', () => {
  let now: number;
  let runs: number;
  let onWork: () => Failure | undefined | Promise<Failure | undefined>;
  let states: RunnerState[];
  let timers: { readonly ms: number; readonly work: () => void }[];
  let runner: Runner;

  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    [now, runs, onWork, states, timers] = [1_000_000, 0, () => undefined, [], []];
    runner = makeRunner<Failure>({
      work: async () => {
        runs++;
        return onWork();
      },
      plan: (failure, backedOff) => (failure ? backedOff() : undefined),
      report: (state) => void states.push(state),
      now: () => now,
      random: () => 0.5,
      schedule(ms, work) {
        const timer = { ms, work };
        timers.push(timer);
        return () => {
          timers = timers.filter((each) => each !== timer);
        };
      },
    });
  });
  afterEach(() => void vi.restoreAllMocks());

  const fire = async () => {
    const [timer] = timers;
    now += timer?.ms ?? 0;
    timers = [];
    timer?.work();
    await runner.run();
  };

  it('does its work once for all who ask before it begins, and once more for those who ask while it runs', async () => {
    onWork = () => {
      if (runs === 1) for (let n = 0; n < 3; n++) void runner.run();
      return undefined;
    };
    await runner.run();
    expect(runs).toBe(2);
    expect(states.at(-1)).toEqual({ working: false, nextAttempt: null });
  });

  it.each([
    ['a bug', new TypeError('a bug'), 'internal'],
    ['a full phone', new DOMException('', 'QuotaExceededError'), 'storage_full'],
    [
      'a closed database',
      Object.assign(new Error(''), { inner: { name: 'InvalidStateError' } }),
      'storage_unavailable',
    ],
  ])('takes an exception for a failure, and tries again: %s', async (_, error, code) => {
    const seen: (string | undefined)[] = [];
    const failing = makeRunner<Failure>({
      work: () => Promise.reject(error),
      plan(failure, backedOff) {
        seen.push(failure?.code);
        return backedOff();
      },
      now: () => now,
      random: () => 0.5,
      schedule: (ms, work) => {
        timers.push({ ms, work });
        return () => undefined;
      },
    });
    await failing.run();
    timers[0]?.work();
    await failing.run();
    expect(seen).toEqual([code, code, ...seen.slice(2)]);
    expect(timers.length).toBeGreaterThanOrEqual(2);
    expect(console.error).toHaveBeenCalledTimes(code === 'internal' ? seen.length : 0);
  });

  it('waits longer after each failure, and not at all after a success', async () => {
    onWork = () => ({ code: 'offline' });
    const waits: number[] = [];
    await runner.run();
    for (let n = 0; n < 5; n++) {
      waits.push(timers[0]?.ms ?? 0);
      await fire();
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(new Set(waits).size).toBe(5);
    expect(runner.isWaiting()).toBe(true);
    onWork = () => undefined;
    await runner.run();
    expect(timers).toEqual([]);
    expect(runner.isWaiting()).toBe(false);
    onWork = () => ({ code: 'offline' });
    await runner.run();
    expect(timers[0]?.ms).toBe(waits[0]);
  });

  it('repeats at once where somebody is in a hurry, also after a failure', async () => {
    onWork = () => {
      if (runs === 1) runner.hurry();
      return { code: 'offline' };
    };
    await runner.run();
    expect(runs).toBe(2);
    runner.hurry();
    await runner.run();
    expect(runs).toBeGreaterThan(2);
  });

  it.each(['busy', 'full'])('hurries nobody who asked for time: %s', async (code) => {
    onWork = () => {
      runner.hurry();
      return { code, retryAfter: 60_000 };
    };
    await runner.run();
    runner.hurry();
    await Promise.resolve();
    expect(runs).toBe(1);
    expect(timers[0]?.ms).toBeGreaterThanOrEqual(60_000);
    // The phone slept, and its timers with it.
    now += 120_000;
    onWork = () => undefined;
    runner.hurry();
    await vi.waitFor(() => expect(runs).toBe(2));
  });

  it('asks again within an hour, whatever a proxy says in the server’s name', async () => {
    onWork = () => ({ code: 'busy', retryAfter: 10 ** 12 });
    await runner.run();
    expect(timers[0]?.ms).toBeLessThanOrEqual(3_600_000 + 300_000);
  });

  it('runs within a time, unless it is to run sooner', async () => {
    runner.within(500);
    runner.within(900);
    expect(timers.map(({ ms }) => ms)).toEqual([500]);
    runner.within(100);
    expect(timers.map(({ ms }) => ms)).toEqual([100]);
    await fire();
    expect(runs).toBeGreaterThan(0);
  });

  it('plans nothing once it is stopped, not even in the midst of its work', async () => {
    onWork = () => {
      runner.stop();
      return { code: 'offline' };
    };
    await runner.run();
    await runner.run();
    runner.hurry();
    expect(runs).toBe(1);
    expect(timers).toEqual([]);
  });
});
