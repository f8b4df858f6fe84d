import { afterEach, describe, expect, it } from 'vitest';
import { openTipStore } from '../../src/client/tips/queue/store.ts';
import type { TipStore } from '../../src/client/tips/queue/types.ts';
import { must } from '../support/must.ts';
import { breakNext, watchedIndexedDB } from '../support/watched-indexeddb.ts';
import { queued, sameBytes, sealedFile, tipStoreSuite } from './tip-store-suite.ts';

/** A part of the origin's storage with a quota of its own (Storage Buckets API, Chromium). */
interface Buckets {
  open(name: string, options: { quota: number }): Promise<{ readonly indexedDB: IDBFactory }>;
}
const buckets = (navigator as unknown as { storageBuckets: Buckets }).storageBuckets;

const opened: TipStore[] = [];
const fresh = () => `tips-${crypto.randomUUID()}`;

function open(name = fresh(), factory: IDBFactory = indexedDB, mark: (holds: boolean) => void = () => {}): TipStore {
  const store = openTipStore(name, { factory, mark });
  opened.push(store);
  return store;
}
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

tipStoreSuite('a store in IndexedDB', open);

/** Puts in items with a photo until it is told that there is no room. @returns those that were kept */
async function fill(store: TipStore): Promise<string[]> {
  const kept: string[] = [];
  for (let i = 0; i < 300; i++) {
    const file = sealedFile(200_000);
    const item = queued([file]);
    const added = await store.add(item, [file]);
    if (!added.ok) {
      expect(added.error).toEqual({ code: 'storage_full' });
      return kept;
    }
    kept.push(item.id);
  }
  throw new Error('the phone never got full');
}

describe('the tip database', () => {
  it('keeps everything when the page is closed and opened again', async () => {
    const name = fresh();
    const files = [sealedFile()];
    const item = queued(files);
    const first = open(name);
    must(await first.add(item, files));
    must(await first.note(item.id, { taken: true }));
    must(await first.keepTrusted({ fingerprint: 'ABCD', epoch: 3 }));
    must(await first.keepDraft({ what: '草稿', behalf: false }));
    first.close();
    const second = open(name);
    expect(await second.items()).toEqual([{ ...item, order: 1, taken: true }]);
    expect(sameBytes(await second.bytes(files[0]?.id ?? ''), files[0]?.bytes ?? new Uint8Array())).toBe(true);
    expect(await second.trusted()).toEqual({ fingerprint: 'ABCD', epoch: 3 });
    expect(await second.draft()).toEqual({ what: '草稿', behalf: false });
    must(await second.dropDraft());
    expect(await second.draft()).toBeUndefined();
    expect(await second.office()).toBeUndefined();
  });

  it('opens again and goes on when the browser closed it under us', async () => {
    const { connections, factory } = watchedIndexedDB();
    const store = open(fresh(), factory);
    const [before, after] = [queued(), queued()];
    must(await store.add(before, []));
    connections.at(-1)?.close();
    must(await store.add(after, []));
    connections.at(-1)?.close();
    expect((await store.items()).map(({ id }) => id)).toEqual([before.id, after.id]);
    connections.at(-1)?.close();
    must(await store.remove(before.id));
    expect(connections).toHaveLength(4);
  });

  it('does again what the browser closed the connection in the midst of', async () => {
    const { connections, factory } = watchedIndexedDB();
    const store = open(fresh(), factory);
    const [before, after] = [queued(), queued()];
    must(await store.add(before, []));
    breakNext(connections.at(-1));
    must(await store.add(after, []));
    breakNext(connections.at(-1));
    expect((await store.items()).map(({ id }) => id)).toEqual([before.id, after.id]);
    expect(connections).toHaveLength(3);
  });

  it('says so where storage is closed to us for good', async () => {
    const broken = {
      open: () => {
        throw new DOMException('private mode', 'SecurityError');
      },
    };
    const store = open(fresh(), { ...watchedIndexedDB().factory, ...broken });
    expect(await store.add(queued(), [])).toEqual({ ok: false, error: { code: 'storage_unavailable' } });
    expect(await store.keepDraft({ what: '' })).toEqual({ ok: false, error: { code: 'storage_unavailable' } });
    await expect(store.items()).rejects.toMatchObject({ name: 'SecurityError' });
  });

  it('makes way for a newer version of the app', async () => {
    const name = fresh();
    const store = open(name);
    must(await store.add(queued(), []));
    const deleted = new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onblocked = () => reject(new Error('blocked'));
    });
    await deleted;
    expect(await store.items()).toEqual([]);
  });

  it('gives items of two tabs that come at once an order', async () => {
    const name = fresh();
    const tabs = [open(name), open(name)];
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => must(await (tabs[i % 2] ?? open(name)).add(queued(), []))),
    );
    expect((await open(name).items()).map(({ order }) => order)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });
});

describe('a full phone', () => {
  it('says so, keeps nothing of what does not fit, and all that did before', async () => {
    const name = fresh();
    const { indexedDB: small } = await buckets.open(name, { quota: 2_000_000 });
    const store = open(name, small);
    const kept = await fill(store);
    expect(kept.length).toBeGreaterThan(2);
    store.close();
    const again = open(name, small);
    const items = await again.items();
    expect(items.map(({ id }) => id)).toEqual(kept);
    for (const { files } of items)
      for (const { id, size } of files) expect((await again.bytes(id))?.byteLength).toBe(size);
  });

  it('has room again once something has gone', async () => {
    const name = fresh();
    const { indexedDB: small } = await buckets.open(name, { quota: 2_000_000 });
    const store = open(name, small);
    for (const id of await fill(store)) must(await store.remove(id));
    expect(await store.items()).toEqual([]);
    // The browser tidies up in its own time.
    await expect.poll(async () => (await store.add(queued(), [])).ok, { timeout: 10_000 }).toBe(true);
  });
});

describe('the mark for other pages', () => {
  it('is there as long as something waits', async () => {
    const name = fresh();
    let holds: boolean | undefined;
    const store = open(name, indexedDB, (next) => {
      holds = next;
    });
    const [first, second] = [queued(), queued()];
    must(await store.add(first, []));
    expect(holds).toBe(true);
    must(await store.add(second, []));
    must(await store.remove(first.id));
    await store.items();
    expect(holds).toBe(true);
    must(await store.remove(second.id));
    await store.items();
    expect(holds).toBe(false);
  });
});
