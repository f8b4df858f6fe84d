import { describe, expect, it } from 'vitest';
import { dexieBackend } from '../../src/client/data/idb/dexie-backend.ts';
import { makePhotoStore } from '../../src/client/data/photos/photo-store.ts';
import { must } from '../support/must.ts';
import { makeWholeStore, type WholeStore } from '../support/whole-store.ts';
import { bytes, EPOCH, id, leaflet, member, NEW_PHONE, page, START, squad, wire } from './store-world.ts';

/** A part of the origin's storage with a quota of its own (Storage Buckets API, Chromium). */
interface Buckets {
  open(name: string, options: { quota: number }): Promise<{ readonly indexedDB: IDBFactory }>;
}
const buckets = (navigator as unknown as { storageBuckets: Buckets }).storageBuckets;

const QUOTA = 3_000_000;

const random = (n: number): Uint8Array => {
  const all = new Uint8Array(n);
  for (let at = 0; at < n; at += 65_536) all.set(bytes(Math.min(65_536, n - at)), at);
  return all;
};

async function smallPhone() {
  const name = `full-${crypto.randomUUID()}`;
  const { indexedDB: small } = await buckets.open(name, { quota: QUOTA });
  const backend = dexieBackend(name, small);
  return {
    store: makeWholeStore(backend, { now: () => START, random: bytes }),
    photos: makePhotoStore(backend, () => START),
  };
}

const save = (store: WholeStore) => store.save({ change: leaflet({ note: '雨'.repeat(100) }), author: member });

/** Whatever else lies on the phone and does not go away by itself: photos that are not sent. */
async function fill(photos: ReturnType<typeof makePhotoStore>): Promise<void> {
  for (const size of [100_000, 10_000, 1_000])
    for (let i = 0; i < 100; i++) {
      const part = random(size).buffer as ArrayBuffer;
      const hash = `${size}-${i}-${id()}`;
      if (!(await photos.add({ hash, thumbHash: hash, full: part, thumb: new ArrayBuffer(1) })).ok) break;
    }
}

/** Saves until it is told that there is no room. A moment later there may be some again: the browser tidies up by itself. */
async function saveAll(store: WholeStore): Promise<string[]> {
  const saved: string[] = [];
  for (let i = 0; i < 5_000; i++) {
    const change = await save(store);
    if (!change.ok) {
      expect(change.error).toEqual({ code: 'storage_full' });
      return saved;
    }
    saved.push(change.value.id);
  }
  throw new Error('the phone never got full');
}

describe('a full phone', () => {
  it('has room for some hundred records more, because it kept some back', async () => {
    const { store, photos } = await smallPhone();
    must(await store.keepReserve());
    await fill(photos);
    const saved = await saveAll(store);
    expect(saved.length).toBeGreaterThan(100);
    expect((await store.undelivered()).map((change) => change.id)).toEqual(saved);
    expect(await photos.inState('draft')).not.toEqual([]);
    store.close();
  });

  it('lets go of photos that the server holds, for the words of a record', async () => {
    const { store, photos } = await smallPhone();
    const [hash, full] = [id(), random(500_000).buffer as ArrayBuffer];
    must(await photos.add({ hash, thumbHash: hash, full, thumb: new ArrayBuffer(10) }));
    must(await photos.name(id(), [hash]));
    must(await photos.noteReceived([hash]));
    await fill(photos);
    expect((await saveAll(store)).length).toBeGreaterThan(100);
    expect(await photos.bytes(hash, 'full')).toBeUndefined();
    store.close();
  });

  it('lets go of older years that can be had again, and keeps this one', async () => {
    const { store, photos } = await smallPhone();
    const older = `squad/${squad}/2023`;
    must(await store.subscribeTo(older));
    const { device } = must(await store.state());
    const note = () => [...bytes(300)].map((byte) => String.fromCharCode(0x4e00 + byte)).join('');
    const old = Array.from({ length: 400 }, () => wire(id(), { note: note() }, { scope: older }));
    const [own] = [wire(id(), {})];
    const scopes = { [older]: 1, [own.scope]: 1 };
    const records = [...old, own];
    must(await store.applyPull({ ...NEW_PHONE, device: device.id }, page({ epoch: EPOCH, records, cursors: scopes })));
    await fill(photos);
    expect((await saveAll(store)).length).toBeGreaterThan(20);
    expect(await store.record(old[0]?.id ?? '')).toBeUndefined();
    expect(await store.record(own.id)).toBeDefined();
    store.close();
  });

  it('says so when there is nothing left to give up, and keeps all that was saved', async () => {
    const { store, photos } = await smallPhone();
    await fill(photos);
    const saved = await saveAll(store);
    expect((await store.undelivered()).map((change) => change.id)).toEqual(saved);
    store.close();
  });
});
