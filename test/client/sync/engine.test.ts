import { beforeEach, describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { makePhoneClock } from '../../../src/client/data/phone-clock.ts';
import { makeSyncEngine } from '../../../src/client/sync/engine.ts';
import type { SyncEngine } from '../../../src/client/sync/engine-types.ts';
import type { Transport, TransportFailure } from '../../../src/client/sync/transport.ts';
import { err, ok } from '../../../src/domain/kernel/result.ts';
import type { PushRequest, PushResult, WireChange } from '../../../src/protocol/sync/push.ts';
import { answer, bytes, EPOCH, edit, id, leaflet, member, page, START, squad } from '../../contract/store-world.ts';
import { emptyPhone } from '../../support/empty-phone.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore, type WholeStore } from '../../support/whole-store.ts';

const accept = (change: WireChange): PushResult => ({ id: change.id, outcome: 'ok' });

describe('the sync engine on a bad day', () => {
  let store: WholeStore;
  let engine: SyncEngine;
  /** What the server does with a batch; the good one takes everything. */
  let onPush: (request: PushRequest) => TransportFailure | PushResult[];
  let pullFailure: TransportFailure | undefined;
  /** The page sizes that pulls asked for; undefined is the server's own. */
  let limits: (number | undefined)[];
  let helloFailure: TransportFailure | undefined;
  let batches: PushRequest[];
  let received: number;
  let epoch: string;
  /** The server's. */
  let time: number;
  /** The phone's, and how long the next answers to hello take. */
  let phoneTime: number;
  let helloTakes: number[];
  let waits: number[];
  /** Pushes that were under way when one came. */
  let together: number[];
  let underWay: number;

  const transport: Transport = {
    async hello() {
      if (helloFailure) return err(helloFailure);
      const actor = { member, role: 'volunteer', squad, name: '王芳', squadName: '一分队' } as const;
      const asked = phoneTime;
      phoneTime += helloTakes.shift() ?? 0;
      return ok({ time: asked, epoch, head: 1, district: { id: 'd', name: '清源区' }, actor, scopes: [], received });
    },
    async push(request) {
      batches.push(request);
      together.push(underWay++);
      const results = onPush(request);
      await new Promise((resolve) => setTimeout(resolve));
      underWay--;
      return Array.isArray(results) ? ok({ ...answer(results), epoch, time }) : err(results);
    },
    withdraw: async () => ok({ here: [] }),
    async pull({ limit }, each) {
      limits.push(limit);
      if (pullFailure) return err(pullFailure);
      await each(page({ epoch, received, cursors: {}, time: phoneTime }));
      return ok(undefined);
    },
  };
  const takeAll = ({ changes }: PushRequest) => changes.map(accept);
  const save = async (change = leaflet()) => must(await store.save({ change, author: member }));
  const states = async (ids: readonly { id: string }[]) =>
    Promise.all(ids.map(async (each) => (await store.change(each.id))?.state));

  beforeEach(async () => {
    time = START;
    phoneTime = START;
    helloTakes = [];
    [onPush, pullFailure, helloFailure, batches, received, epoch, waits, together, underWay] = [
      takeAll,
      undefined,
      undefined,
      [],
      1_000,
      EPOCH,
      [],
      [],
      0,
    ];
    limits = [];
    store = makeWholeStore(memoryBackend(), { now: () => START, random: bytes });
    const actor = { member, role: 'volunteer', squad, name: '王芳', squadName: '一分队' } as const;
    must(await store.enter({ actor, district: { id: 'd', name: '清源区' } }));
    const schedule = (ms: number) => {
      waits.push(ms);
      return () => undefined;
    };
    engine = makeSyncEngine({ store, transport, now: () => phoneTime, random: () => 0.5, schedule });
  });

  it('asks again for the time where the phone slept between hello and its answer', async () => {
    helloTakes = [8 * 3_600_000];
    await engine.run();
    expect(must(await store.state()).device.offset).toBe(0);
    expect(engine.status()).toMatchObject({ session: 'signed_in', failure: null });
  });

  it('asks again for the time if the phone slept meanwhile and its clock was set back', async () => {
    const night = 8 * 3_600_000;
    let slept = 0;
    const sleepy: Transport = {
      ...transport,
      async hello(request) {
        const said = await transport.hello(request);
        const answer = said.ok ? ok({ ...said.value, time: said.value.time + slept }) : said;
        slept = night;
        return answer;
      },
      pull: (request, each) => transport.pull(request, (got) => each({ ...got, time: got.time + slept })),
    };
    const clock = makePhoneClock({ now: () => phoneTime, running: () => phoneTime + slept });
    const schedule = () => () => undefined;
    const offsets = new Set<number>();
    const watched: WholeStore = {
      ...store,
      keepHello(device, facts) {
        offsets.add(facts.offset);
        return store.keepHello(device, facts);
      },
    };
    const now = () => phoneTime;
    engine = makeSyncEngine({ store: watched, transport: sleepy, clock, now, random: () => 0.5, schedule });
    await engine.run();
    expect([...offsets]).toEqual([night]);
  });

  it('sends in the order of saving, at most 500 at a time', async () => {
    const saved = [];
    for (let i = 0; i < 501; i++) saved.push(await save());
    await engine.run();
    expect(batches.map(({ changes }) => changes.length)).toEqual([500, 1]);
    expect(batches.flatMap(({ changes }) => changes.map((change) => change.seq))).toEqual(
      saved.map((each) => each.deviceSeq),
    );
    expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
    expect(engine.status()).toMatchObject({ working: false, session: 'signed_in', failure: null });
  });

  it('has the next batches on their way before the first one is answered, but not after trouble', async () => {
    for (let i = 0; i < 2_700; i++) await save();
    onPush = (request) => (batches.length === 1 ? { code: 'offline' } : takeAll(request));
    await engine.run();
    await engine.run();
    expect(batches.map(({ changes }) => changes.length)).toEqual([500, 500, 500, 500, 250, 500, 450]);
    expect(together).toEqual([0, 1, 2, 3, 0, 0, 1]);
    expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
  }, 30_000);

  it('plans another attempt when the storage is closed before it knows who is signed in', async () => {
    await save();
    const { identity } = store;
    const closed = Object.assign(new Error('closing'), { name: 'InvalidStateError' });
    Object.assign(store, { identity: () => Promise.reject(closed) });
    await engine.run();
    expect(engine.status()).toMatchObject({ working: false, failure: 'storage_unavailable' });
    expect(waits).toHaveLength(1);
    Object.assign(store, { identity });
    await engine.run();
    expect(batches).toHaveLength(1);
    expect(engine.status().failure).toBeNull();
  });

  it('sends what is saved while it tidies up after a run', async () => {
    const tidying: WholeStore = {
      ...store,
      async prune(time) {
        await save();
        engine.trigger('write');
        return store.prune(time);
      },
    };
    engine = makeSyncEngine({
      store: tidying,
      transport,
      now: () => START,
      random: () => 0.5,
      schedule: () => () => undefined,
    });
    await engine.run();
    expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
  });

  it('keeps a batch within a megabyte', async () => {
    for (let i = 0; i < 200; i++) await save(leaflet({ note: '长'.repeat(2_000) }));
    await engine.run();
    for (const batch of batches) expect(new Blob([JSON.stringify(batch)]).size).toBeLessThanOrEqual(1_000_000);
    expect(batches.flatMap(({ changes }) => changes)).toHaveLength(200);
  });

  it('lets one change that is too large stop none of the others', async () => {
    const saved = [await save(), await save(leaflet({ note: 'huge' })), await save(), await save()];
    onPush = (request) => (JSON.stringify(request).includes('huge') ? { code: 'too_large' } : takeAll(request));
    await engine.run();
    expect(await states(saved)).toEqual(['acknowledged', 'refused', 'acknowledged', 'acknowledged']);
    expect((await store.attention(9))[0]?.change.refusal).toEqual({
      outcome: 'rejected',
      code: 'too_many_bytes',
    });
  });

  it('finds the one change that breaks the server, and sends the rest', async () => {
    const saved = [await save(), await save(leaflet({ note: 'poison' })), await save(), await save()];
    onPush = (request) => (JSON.stringify(request).includes('poison') ? { code: 'server' } : takeAll(request));
    for (let run = 0; run < 6; run++) await engine.run();
    expect(await states(saved)).toEqual(['acknowledged', 'unsent', 'acknowledged', 'acknowledged']);
  });

  it('keeps the queue when it is signed out, and goes on after signing in', async () => {
    const change = await save();
    helloFailure = { code: 'unauthorized' };
    await engine.run();
    expect(engine.status()).toMatchObject({ session: 'signed_out', failure: 'unauthorized', nextAttempt: null });
    expect(await states([change])).toEqual(['unsent']);
    helloFailure = undefined;
    engine.trigger('signed_in');
    await engine.run();
    expect(await states([change])).toEqual(['acknowledged']);
    expect(engine.status().session).toBe('signed_in');
  });

  it('sends on though it is too old to pull', async () => {
    pullFailure = { code: 'upgrade' };
    const change = await save();
    await engine.run();
    expect(await states([change])).toEqual(['acknowledged']);
    expect(engine.status()).toMatchObject({ outdated: true, failure: null });
  });

  it('waits at least as long as a busy server asks, and longer after each failure', async () => {
    await save();
    onPush = () => ({ code: 'busy', retryAfter: 30_000 });
    await engine.run();
    expect(waits.at(-1)).toBeGreaterThanOrEqual(30_000);
    helloFailure = { code: 'offline' };
    waits = [];
    for (let run = 0; run < 5; run++) await engine.run();
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(engine.status().nextAttempt).toBe(START + (waits.at(-1) ?? 0));
  });

  it('gives a busy server its time, however often the phone is looked at or finds a network', async () => {
    await save();
    onPush = () => {
      for (const reason of ['visible', 'online', 'start'] as const) engine.trigger(reason);
      return { code: 'busy', retryAfter: 60_000 };
    };
    await engine.run();
    for (const reason of ['visible', 'online', 'start', 'write', 'poke'] as const) engine.trigger(reason);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(batches).toHaveLength(1);
    onPush = takeAll;
    engine.trigger('signed_in');
    await engine.run();
    expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
  });

  it('sends the same ids again after an answer was lost', async () => {
    const change = await save();
    onPush = () => ({ code: 'offline' });
    await engine.run();
    onPush = ({ changes }) => changes.map(({ id: each }) => ({ id: each, outcome: 'duplicate' }));
    await engine.run();
    expect(batches.map(({ changes }) => changes[0]?.id)).toEqual([change.id, change.id]);
    expect(await states([change])).toEqual(['acknowledged']);
  });

  it('lets a change that must wait hold up no other', async () => {
    const waiting = await save(edit(id(), { quantity: 5 }));
    const other = await save();
    onPush = ({ changes }) =>
      changes.map((change) =>
        change.id === waiting.id ? { id: change.id, outcome: 'retry', code: 'record_not_yet_here' } : accept(change),
      );
    await engine.run();
    expect(await states([waiting, other])).toEqual(['unsent', 'acknowledged']);
    expect(batches).toHaveLength(1);
  });

  it.each(['device_seq_taken', 'forbidden_device'] as const)('takes a new device id on %s', async (code) => {
    const change = await save();
    onPush = ({ device, changes }) =>
      device === change.device
        ? changes.map((each) => ({ id: each.id, outcome: 'forbidden', code }))
        : changes.map(accept);
    await engine.run();
    expect(await states([change])).toEqual(['acknowledged']);
    expect(batches[1]?.device).not.toBe(change.device);
    expect(batches[1]?.changes).toMatchObject([{ id: change.id, seq: 1, clock: change.clock }]);
  });

  it('sends again what a restored server has lost', async () => {
    const change = await save();
    await engine.run();
    received = 0;
    await engine.run();
    expect(batches.map(({ changes }) => changes[0]?.id)).toEqual([change.id, change.id]);
    received = 1_000;
    epoch = id();
    await engine.run();
    expect(batches).toHaveLength(3);
    expect(await states([change])).toEqual(['acknowledged']);
  });

  it('asks again at the start about what may no longer be refused', async () => {
    const [unknown, wrong] = [await save(leaflet({ place: id() })), await save()];
    const refuse = (place: 'rejected' | 'ok') => () => [
      { id: unknown.id, outcome: place, ...(place === 'ok' ? {} : { code: 'place_unknown' as const }) },
      { id: wrong.id, outcome: 'rejected' as const, code: 'inconsistent' as const },
    ];
    onPush = refuse('rejected');
    await engine.run();
    expect(await states([unknown, wrong])).toEqual(['refused', 'refused']);
    batches = [];
    await engine.run();
    expect(batches).toEqual([]);
    onPush = refuse('ok');
    engine.trigger('start');
    await engine.run();
    expect(batches.map(({ changes }) => changes.map((change) => change.id))).toEqual([[unknown.id]]);
    expect(await states([unknown, wrong])).toEqual(['acknowledged', 'refused']);
  });

  it('does not wait for ever for a record that the server has lost', async () => {
    const change = await save(edit(id(), { quantity: 5 }));
    onPush = () => [{ id: change.id, outcome: 'retry', code: 'record_not_yet_here' }];
    await engine.run();
    expect(await states([change])).toEqual(['unsent']);
    time = START + 8 * 86_400_000;
    engine.trigger('start');
    await engine.run();
    expect((await store.change(change.id))?.refusal).toEqual({ outcome: 'rejected', code: 'record_not_yet_here' });
    onPush = takeAll;
    engine.trigger('start');
    await engine.run();
    expect(await states([change])).toEqual(['acknowledged']);
  });

  it('hears of what had arrived before a later request was cut on its way', async () => {
    const [cut, other] = [await save(), await save()];
    onPush = () => ({ code: 'bad_request' });
    await engine.run();
    expect(await states([cut, other])).toEqual(['refused', 'refused']);
    engine.trigger('start');
    await engine.run();
    expect(engine.status().failure).toBeNull();
    expect(await states([cut, other])).toEqual(['refused', 'refused']);
    onPush = ({ changes }) => changes.map((change) => ({ id: change.id, outcome: 'duplicate' }));
    engine.trigger('start');
    await engine.run();
    expect(await states([cut, other])).toEqual(['acknowledged', 'acknowledged']);
  });

  it('sends nothing in the name of somebody else', async () => {
    const change = await save();
    const actor = { member: id(), role: 'volunteer', squad, name: '李强', squadName: '一分队' } as const;
    const { device } = must(await store.state());
    const identity = { actor, district: { id: 'd', name: '清源区' } };
    must(await store.keepHello(device.id, { time: START, offset: 0, identity }));
    await engine.run();
    expect(batches).toEqual([]);
    expect(engine.status().session).toBe('another');
    expect(await states([change])).toEqual(['unsent']);
  });

  it('does nothing before somebody is signed in', async () => {
    await emptyPhone(store);
    await engine.run();
    expect(engine.status()).toMatchObject({ session: 'unknown', failure: null, nextAttempt: null });
  });

  it('asks for smaller pages of a network that breaks before one is through, and for larger ones when it holds', async () => {
    pullFailure = { code: 'offline' };
    for (let n = 0; n < 6; n++) await engine.run();
    pullFailure = undefined;
    for (let n = 0; n < 6; n++) await engine.run();
    expect(limits).toEqual([undefined, 250, 125, 63, 32, 25, 25, 50, 100, 200, 400, undefined]);
  });
});
