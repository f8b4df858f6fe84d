import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import type { StoredChange } from '../../../src/client/data/idb/rows.ts';
import type { RelayFileRow } from '../../../src/client/data/relay/relay-file-row.ts';
import { makeSyncEngine } from '../../../src/client/sync/engine.ts';
import type { SyncEngine } from '../../../src/client/sync/engine-types.ts';
import { pullOnPoke } from '../../../src/client/sync/live-pull.ts';
import { makePhotoQueue } from '../../../src/client/sync/photos/queue.ts';
import { makeRelaySender } from '../../../src/client/sync/relay/relay-sender.ts';
import type { Transport } from '../../../src/client/sync/transport.ts';
import { err, ok } from '../../../src/domain/kernel/result.ts';
import { contributionsOf } from '../../../src/domain/records/record.ts';
import { PullResponse } from '../../../src/protocol/sync/pull.ts';
import { PushResponse } from '../../../src/protocol/sync/push.ts';
import {
  answer,
  bytes,
  EPOCH,
  id,
  identity,
  leaflet,
  member,
  page,
  START,
  scope,
  wire,
} from '../../contract/store-world.ts';
import { forgetKinds, learnKinds } from '../../support/later-kinds.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore, type WholeStore } from '../../support/whole-store.ts';

const bug = new TypeError('a bug');

describe('what runs in the background survives', () => {
  let backend: ReturnType<typeof memoryBackend>;
  let store: WholeStore;
  let engine: SyncEngine;
  let waits: number[];
  let results: (id: string) => object;
  let records: object[];
  let said: string[];

  const transport: Transport = {
    hello: async () => ok({ time: START, epoch: EPOCH, head: 1, ...identity, scopes: [], received: 1_000 }),
    push: async ({ changes }) => {
      said.push(...changes.map(({ id }) => id));
      return ok(v.parse(PushResponse, { ...answer([]), results: changes.map(({ id }) => results(id)) }));
    },
    withdraw: async () => ok({ here: [] }),
    async pull(_, each) {
      await each(v.parse(PullResponse, { ...page({ received: 1_000, cursors: { [scope]: 1 } }), records }));
      return ok(undefined);
    },
  };
  const schedule = (ms: number) => {
    waits.push(ms);
    return () => undefined;
  };
  const start = (over: WholeStore = store, by: Transport = transport) =>
    makeSyncEngine({ store: over, transport: by, now: () => START, random: () => 0.5, schedule });
  const save = async () => must(await store.save({ change: leaflet(), author: member }));

  beforeEach(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    [waits, records, said, results] = [[], [], [], (id) => ({ id, outcome: 'ok' })];
    backend = memoryBackend();
    store = makeWholeStore(backend, { now: () => START, random: bytes });
    must(await store.enter(identity));
    engine = start();
  });
  afterEach(() => void vi.restoreAllMocks());

  it('an exception in a run: the engine says so, and tries again', async () => {
    await save();
    let isBroken = true;
    engine = start({ ...store, unsent: (...at) => (isBroken ? Promise.reject(bug) : store.unsent(...at)) });
    await engine.run();
    expect(engine.status()).toMatchObject({ working: false, failure: 'internal' });
    expect(waits).toHaveLength(1);
    isBroken = false;
    await engine.run();
    expect(engine.status().failure).toBeNull();
    expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
  });

  it('a listener that throws', async () => {
    engine.subscribe(() => {
      throw bug;
    });
    await save();
    await engine.run();
    expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
    expect(waits).toHaveLength(1);
  });

  it('a damaged change, which waits while the others are sent', async () => {
    const [first, damaged, last] = [await save(), await save(), await save()];
    const { base: _, ...rest } = damaged;
    await backend.write((tx) => tx.put('change', [{ ...rest } as StoredChange]));
    await engine.run();
    expect(said).toEqual([first.id, last.id]);
    expect([...engine.status().blocked]).toEqual([[damaged.id, 'unreadable']]);
    expect(engine.status().failure).toBeNull();
    expect((await store.counts()).unsent).toBe(1);
  });

  it('a change of a kind that this release does not know: it is sent, and breaks no list and no pull', async () => {
    const odd = await save();
    const change = { ...odd, kind: 'of_a_later_release' } as unknown as StoredChange;
    await backend.write((tx) => tx.put('change', [change]));
    expect(await store.recordsOf(member, 10)).toEqual([]);
    await engine.run();
    expect(engine.status().failure).toBeNull();
    expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
  });

  it('a code of a later server: the others have their receipts, and the app asks to be updated', async () => {
    const [good, refused] = [await save(), await save()];
    results = (id) =>
      id === refused.id ? { id, outcome: 'rejected', code: 'of_a_later_release' } : { id, outcome: 'ok' };
    await engine.run();
    expect((await store.change(good.id))?.state).toBe('acknowledged');
    expect((await store.change(refused.id))?.refusal).toEqual({
      outcome: 'rejected',
      code: 'unknown',
      raw: 'of_a_later_release',
    });
    expect(engine.status()).toMatchObject({ failure: null, outdated: true });
    await engine.run();
    expect(engine.status().outdated).toBe(true);
    const again = start();
    again.trigger('start');
    await again.run();
    expect(again.status().outdated).toBe(true);
  });

  it('a record of a kind of a later server: it is kept, and shown by the release that knows it, with or without network', async () => {
    records = [{ ...wire(id(), { entered: 30 }), kind: 'quiz' }];
    await engine.run();
    expect(engine.status()).toMatchObject({ failure: null, outdated: true });
    expect(await store.recordsOf(member, 10)).toEqual([]);
    records = [];
    // The same release, started again: nothing changes, and the app still asks to be updated.
    const again = start();
    await again.run();
    expect(again.status().outdated).toBe(true);
    learnKinds();
    try {
      await start(store, { ...transport, hello: async () => err({ code: 'offline' }) }).run();
      expect((await store.recordsOf(member, 10)).map(({ kind, record }) => [kind, contributionsOf(record)])).toEqual([
        ['quiz', [{ figure: 'quiz.entered', quantity: 30 }]],
      ]);
    } finally {
      forgetKinds();
    }
  });

  it('records that a release before protocol 4 left out: their scope is downloaded again', async () => {
    await engine.run();
    const { sync } = must(await store.state());
    await backend.write((tx) =>
      tx.put('meta', [{ key: 'sync', value: { ...sync, newer: { protocol: 3, scopes: [scope] } } }]),
    );
    await start().run();
    const after = must(await store.state()).sync;
    expect(after.newer).toBeUndefined();
    expect(after.generation).toBeGreaterThan(sync.generation);
  });

  it('a file of a teammate that can not be read or is stopped, which waits while the next one is delivered', async () => {
    const [damaged, stopped, good] = ['a', 'b', 'c'].map(
      (id) => ({ id, file: { nonce: id } }) as unknown as RelayFileRow,
    );
    const settled: string[] = [];
    const relaySender = makeRelaySender({
      relayFiles: {
        waiting: async () => [damaged, stopped, good].filter((each) => each !== undefined),
        forget: async () => undefined,
        settle: async (id: string) => void settled.push(id),
      } as unknown as WholeStore['relayFiles'],
      async send({ nonce }) {
        if (nonce === 'a') throw bug;
        if (nonce === 'b') return err({ code: 'foreign' });
        return ok({ time: 1, accepted: 1, duplicates: 0, waiting: 0, refused: [] });
      },
      now: () => START,
      random: () => 0.5,
      schedule,
    });
    await relaySender.run();
    expect(settled).toEqual(['c']);
    expect(waits).toHaveLength(1);
  });

  it('an exception over photos, and one damaged photo among others', async () => {
    const rows = ['a', 'b'].map((hash) => ({ hash, state: 'waiting' }));
    const sent: string[] = [];
    let isBroken = false;
    const queue = makePhotoQueue({
      store: {
        cleanUp: async () => ok(undefined),
        dropUnnamed: async () => ok(undefined),
        inState: async (state: string) => {
          if (isBroken) throw bug;
          return state === 'waiting' ? rows : [];
        },
        photos: async ([hash]: string[]) => {
          if (hash === 'a') throw bug;
          return rows.filter((row) => row.hash === hash);
        },
        noteReceived: async () => ok(undefined),
      } as unknown as Parameters<typeof makePhotoQueue>[0]['store'],
      transport: {
        status: async (hashes: string[]) => {
          sent.push(...hashes);
          return ok({ full: hashes, thumb: hashes });
        },
      } as unknown as Parameters<typeof makePhotoQueue>[0]['transport'],
      now: () => START,
      random: () => 0.5,
      schedule,
      exclusive: (work) => work(),
      mySession: async () => true,
      paused: () => null,
    });
    await queue.run();
    expect(sent).toEqual(['b']);
    expect(queue.status()).toMatchObject({ working: false, failure: 'internal' });
    expect(waits).toHaveLength(1);
    isBroken = true;
    await queue.run();
    expect(queue.status()).toMatchObject({ working: false, failure: 'internal' });
    expect(waits).toHaveLength(2);
  });

  it('a poke while the phone can not say where it stands: it asks the server', async () => {
    const triggered: string[] = [];
    let look = () => {};
    const pull = pullOnPoke({
      store: { state: () => Promise.reject(bug) },
      engine: { trigger: (reason) => void triggered.push(reason) },
      random: () => 0,
      schedule: (_, work) => {
        look = work;
        return () => undefined;
      },
    });
    pull.poke({ head: 5, scopes: '*' });
    look();
    await vi.waitFor(() => expect(triggered).toEqual(['poke']));
  });
});
