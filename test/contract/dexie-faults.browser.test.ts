import { afterEach, describe, expect, it } from 'vitest';
import { dexieBackend } from '../../src/client/data/idb/dexie-backend.ts';
import { must } from '../support/must.ts';
import { breakNext, watchedIndexedDB } from '../support/watched-indexeddb.ts';
import { makeWholeStore, type WholeStore } from '../support/whole-store.ts';
import { accepted, answer, bytes, leaflet, member, START } from './store-world.ts';

/** A part of the origin's storage with a quota of its own (Storage Buckets API, Chromium). */
interface Buckets {
  open(name: string, options: { quota: number }): Promise<{ readonly indexedDB: IDBFactory }>;
}
const buckets = (navigator as unknown as { storageBuckets: Buckets }).storageBuckets;

const opened: WholeStore[] = [];

function open(name: string, factory: IDBFactory = indexedDB): WholeStore {
  const store = makeWholeStore(dexieBackend(name, factory), { now: () => START, random: bytes });
  opened.push(store);
  return store;
}

const fresh = () => `faults-${crypto.randomUUID()}`;
const save = (store: WholeStore, note = '') => store.save({ change: leaflet({ note }), author: member });

describe('IndexedDB under stress', () => {
  afterEach(() => {
    for (const store of opened.splice(0)) store.close();
  });

  it('gives each change a number of its own, though two tabs save at once', async () => {
    const name = fresh();
    const tabs = [open(name), open(name)];
    await Promise.all(Array.from({ length: 40 }, async (_, i) => must(await save(tabs[i % 2] ?? open(name)))));
    const unsent = await open(name).unsent(0, 100);
    expect(unsent.map(({ deviceSeq }) => deviceSeq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(new Set(unsent.map(({ device }) => device)).size).toBe(1);
  });

  it('keeps everything when it is closed and opened again', async () => {
    const name = fresh();
    const first = open(name);
    const [sent, kept] = [must(await save(first)), must(await save(first))];
    must(await first.settle([sent.id], answer([accepted(sent)])));
    first.close();
    const second = open(name);
    expect(await second.change(sent.id)).toMatchObject({ state: 'acknowledged' });
    expect(await second.unsent(0, 10)).toEqual([kept]);
  });

  it('opens again and goes on when the browser closed the connection under it', async () => {
    const { connections, factory } = watchedIndexedDB();
    const store = open(fresh(), factory);
    const before = must(await save(store));
    connections.at(-1)?.close();
    const after = must(await save(store));
    connections.at(-1)?.close();
    expect((await store.unsent(0, 10)).map(({ id }) => id)).toEqual([before.id, after.id]);
    expect(connections).toHaveLength(3);
  });

  it('saves what is written while the database is still being made', async () => {
    const saving: ReturnType<typeof save>[] = [];
    const { factory } = watchedIndexedDB({
      onMaking: () => {
        for (let ms = 0; ms < 20; ms++) setTimeout(() => saving.push(save(store)), ms);
      },
    });
    const store = open(fresh(), factory);
    expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
    await expect.poll(() => saving.length).toBe(20);
    for (const saved of await Promise.all(saving)) must(saved);
    expect(await store.counts()).toEqual({ unsent: 20, attention: 0 });
  });

  it('does again what the browser closed the connection in the midst of', async () => {
    const { connections, factory } = watchedIndexedDB();
    const store = open(fresh(), factory);
    const before = must(await save(store));
    breakNext(connections.at(-1));
    const after = must(await save(store));
    expect((await store.unsent(0, 10)).map(({ id }) => id)).toEqual([before.id, after.id]);
    expect(connections).toHaveLength(2);
  });

  it('says that storage is full, and loses nothing that was saved before', async () => {
    const { indexedDB: small } = await buckets.open(fresh(), { quota: 200_000 });
    const name = fresh();
    const store = open(name, small);
    const before = must(await save(store));
    let failure: unknown;
    for (let i = 0; i < 200 && !failure; i++) {
      const saved = await save(store, '长'.repeat(2_000));
      if (!saved.ok) failure = saved.error;
    }
    expect(failure).toEqual({ code: 'storage_full' });
    const kept = await store.undelivered();
    expect(kept[0]).toEqual(before);
    expect(kept.length).toBeGreaterThan(5);
    store.close();
    expect(await open(name, small).undelivered()).toEqual(kept);
  });

  it('hears of what another tab saved', async () => {
    const name = fresh();
    const [here, there] = [open(name), open(name)];
    const counted = new Promise<void>((resolve, reject) => {
      here.watch(
        () => here.counts(),
        ({ unsent }) => unsent === 1 && resolve(),
        reject,
      );
    });
    must(await save(there));
    await counted;
    expect(await here.counts()).toEqual({ unsent: 1, attention: 0 });
  });
});
