import { beforeEach, describe, expect, it } from 'vitest';
import type { SyncEngine, Trigger } from '../../../src/client/sync/engine-types.ts';
import { laterEngine } from '../../../src/client/sync/later-engine.ts';
import { initialStatus, type SyncStatus } from '../../../src/client/sync/status.ts';

describe('the engine whose code is loaded late', () => {
  let triggers: Trigger[];
  let runs: number;
  let isStopped: boolean;
  let tell: (status: SyncStatus) => void;
  let loads: number;
  let isMissing: boolean;
  let idle: (() => void) | undefined;
  let timers: (() => void)[];
  let engine: SyncEngine;

  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const loaded: SyncEngine = {
    trigger: (reason) => void triggers.push(reason),
    run: async () => void runs++,
    status: () => initialStatus,
    subscribe(listener) {
      tell = listener;
      return () => undefined;
    },
    stop() {
      isStopped = true;
    },
  };

  beforeEach(() => {
    [triggers, runs, isStopped, loads, isMissing, idle, timers] = [[], 0, false, 0, false, undefined, []];
    engine = laterEngine({
      async load() {
        loads++;
        if (isMissing) throw new TypeError('Failed to fetch dynamically imported module');
        return loaded;
      },
      whenIdle(work) {
        idle = work;
        return () => {
          idle = undefined;
        };
      },
      now: () => 0,
      random: () => 0.5,
      schedule(_, work) {
        timers.push(work);
        return () => void timers.splice(timers.indexOf(work), 1);
      },
    });
  });

  it('loads the code when the page is idle, and passes on the trigger of the start', async () => {
    engine.trigger('start');
    await turn();
    expect(loads).toBe(0);
    idle?.();
    await turn();
    expect([loads, triggers]).toEqual([1, ['start']]);
  });

  it('loads the code at once when a member saves, and passes on all triggers so far', async () => {
    engine.trigger('start');
    engine.trigger('write');
    await turn();
    expect([loads, triggers, idle]).toEqual([1, ['start', 'write'], undefined]);
    engine.trigger('online');
    expect(triggers).toEqual(['start', 'write', 'online']);
  });

  it('reports the status of the loaded engine', async () => {
    const heard: SyncStatus[] = [];
    engine.subscribe((status) => heard.push(status));
    await engine.run();
    tell({ ...initialStatus, session: 'signed_in' });
    expect(heard.map(({ session }) => session)).toEqual(['signed_in']);
    expect([engine.status().session, runs]).toEqual(['signed_in', 1]);
  });

  it('repeats a failed load, and asks for an update once it has failed three times', async () => {
    isMissing = true;
    engine.trigger('write');
    await turn();
    expect(engine.status()).toMatchObject({ failure: 'offline', outdated: false });
    expect(engine.status().nextAttempt).toBeGreaterThan(0);
    for (const _ of [2, 3]) {
      timers[0]?.();
      await turn();
    }
    expect([loads, engine.status().outdated]).toEqual([3, true]);
    isMissing = false;
    timers[0]?.();
    await turn();
    expect([loads, triggers]).toEqual([4, ['write']]);
  });

  it('stops an engine that arrives after the stop', async () => {
    engine.trigger('write');
    engine.stop();
    await turn();
    expect([isStopped, triggers]).toEqual([true, []]);
  });
});
