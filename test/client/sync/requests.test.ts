import { beforeEach, describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { makeSyncEngine } from '../../../src/client/sync/engine.ts';
import type { SyncEngine } from '../../../src/client/sync/engine-types.ts';
import type { Transport } from '../../../src/client/sync/transport.ts';
import { err, ok } from '../../../src/domain/kernel/result.ts';
import { answer, bytes, EPOCH, identity, leaflet, member, page, START, scope } from '../../contract/store-world.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore, type WholeStore } from '../../support/whole-store.ts';

describe('what a run asks the server', () => {
  let store: WholeStore;
  let engine: SyncEngine;
  let asked: string[];
  let phoneTime: number;
  let isOffline: boolean;
  /** Called by `online` on a request that hangs. */
  let giveUp: (() => void) | undefined;
  let isHanging: boolean;
  let cursors: Record<string, number>;

  /** A server whose clock stands still; it answers, is out of reach, or never answers. */
  async function request<T>(name: string, value: T) {
    asked.push(name);
    if (isHanging) {
      isHanging = false;
      await new Promise<void>((resolve) => {
        giveUp = resolve;
      });
      return err({ code: 'offline' } as const);
    }
    return isOffline ? err({ code: 'offline' } as const) : ok(value);
  }
  const transport: Transport = {
    hello: () => request('hello', { time: START, epoch: EPOCH, head: 1, ...identity, scopes: [], received: 1_000 }),
    push: ({ changes }) => request('push', answer(changes.map(({ id }) => ({ id, outcome: 'ok' as const })))),
    withdraw: async () => ok({ here: [] }),
    async pull(known, each) {
      const add = Object.keys(cursors).filter((scope) => known.cursors[scope] === undefined);
      const answered = await request('pull', page({ received: 1_000, cursors, add }));
      if (answered.ok) await each(answered.value);
      return answered.ok ? ok(undefined) : answered;
    },
    abandon: () => giveUp?.(),
  };
  const run = async (): Promise<string[]> => {
    asked = [];
    await engine.run();
    return asked;
  };

  beforeEach(async () => {
    [asked, phoneTime, isOffline, giveUp, isHanging, cursors] = [[], START, false, undefined, false, { [scope]: 1 }];
    store = makeWholeStore(memoryBackend(), { now: () => phoneTime, random: bytes });
    must(await store.enter(identity));
    const schedule = () => () => undefined;
    engine = makeSyncEngine({ store, transport, now: () => phoneTime, random: () => 0.5, schedule });
    expect(await run()).toEqual(['hello', 'pull']);
  });

  it('is one pull when nothing is new, also after the network was away', async () => {
    expect(await run()).toEqual(['pull']);
    isOffline = true;
    await run();
    isOffline = false;
    expect(await run()).toEqual(['pull']);
  });

  it('begins with hello before anything is sent to a server that was out of reach', async () => {
    isOffline = true;
    await run();
    isOffline = false;
    must(await store.save({ change: leaflet(), author: member }));
    expect(await run()).toEqual(['hello', 'push', 'pull']);
    must(await store.save({ change: leaflet(), author: member }));
    expect(await run()).toEqual(['push', 'pull']);
  });

  it('sends everything at once when the network is back, however often it was tried without', async () => {
    isOffline = true;
    for (let saved = 0; saved < 10; saved++) {
      must(await store.save({ change: leaflet(), author: member }));
      await run();
    }
    isOffline = false;
    expect(await run()).toEqual(['hello', 'push', 'pull']);
    expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
  });

  it('sets the clock by a hello as soon as an answer shows that the phone’s was moved', async () => {
    phoneTime += 3_600_000;
    expect(await run()).toEqual(['pull', 'hello', 'pull']);
    expect((await store.timing()).offset).toBe(-3_600_000);
    expect(await run()).toEqual(['pull']);
  });

  it('asks who the member is when other scopes come', async () => {
    cursors = { [scope]: 1, district: 1 };
    expect(await run()).toEqual(['pull', 'hello', 'pull']);
    expect(await run()).toEqual(['pull']);
  });

  it('tries anew at once when a network comes while an old request has no answer', async () => {
    isHanging = true;
    asked = [];
    const running = engine.run();
    while (!giveUp) await new Promise((resolve) => setTimeout(resolve));
    engine.trigger('online');
    await running;
    expect(asked).toEqual(['pull', 'pull']);
    expect(engine.status().failure).toBeNull();
  });
});
