import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../src/client/data/idb/backend.ts';
import { makePhotoStore, type PhotoStore } from '../../src/client/data/photos/photo-store.ts';
import { emptyPhone } from '../support/empty-phone.ts';
import { must } from '../support/must.ts';
import { makeWholeStore, type WholeStore } from '../support/whole-store.ts';
import { accepted, answer, bytes, edit, id, leaflet, member, START } from './store-world.ts';

const DAY_MS = 86_400_000;

/** A photo of some bytes; the store never looks into them. */
function photo(digit: string) {
  return {
    hash: digit.repeat(64),
    thumbHash: digit.repeat(63).padEnd(64, '0'),
    full: bytes(2_000).slice().buffer as ArrayBuffer,
    thumb: bytes(200).slice().buffer as ArrayBuffer,
  };
}

/** What the store of photos does, whatever it keeps its rows in. */
export function photoSuite(name: string, open: () => Backend): void {
  describe(name, () => {
    let now: number;
    let store: WholeStore;
    let photos: PhotoStore;
    const [a, b, c] = [photo('a'), photo('b'), photo('c')];

    beforeEach(() => {
      now = START;
      const backend = open();
      store = makeWholeStore(backend, { now: () => now, random: bytes });
      photos = makePhotoStore(backend, () => now);
    });

    const rowOf = async (hash: string) => (await photos.photos([hash]))[0];
    const bytesOf = async (hash: string) =>
      Promise.all((['full', 'thumb'] as const).map(async (variant) => (await photos.bytes(hash, variant))?.byteLength));

    async function saved(hashes: readonly string[]) {
      const change = must(await store.save({ change: leaflet({ photos: hashes }), author: member }));
      must(await photos.name(change.record, hashes));
      return change;
    }

    it('keeps a photo with its bytes, once, and sends it only after a record names it', async () => {
      must(await photos.add(a));
      must(await photos.add({ ...a, full: new ArrayBuffer(1) }));
      expect(await rowOf(a.hash)).toMatchObject({ state: 'draft', size: { full: 2_000, thumb: 200 }, records: [] });
      expect(new Uint8Array((await photos.bytes(a.hash, 'full')) ?? new ArrayBuffer(0))).toEqual(
        new Uint8Array(a.full),
      );
      expect(await photos.inState('waiting')).toEqual([]);
      const { record } = await saved([a.hash]);
      const other = await saved([a.hash]);
      expect(await rowOf(a.hash)).toMatchObject({ state: 'waiting', records: [record, other.record] });
      expect(await store.photoCounts()).toEqual({ unsent: 1, all: 1 });
    });

    it('remembers how far each is, the oldest first', async () => {
      must(await photos.add(b));
      now += 1;
      must(await photos.add(a));
      await saved([a.hash, b.hash]);
      expect((await photos.inState('waiting')).map(({ hash }) => hash)).toEqual([b.hash, a.hash]);
      must(await photos.noteUpload(a.hash, 'thumb', '/1'));
      must(await photos.noteUpload(a.hash, 'full', '/2'));
      must(await photos.noteUpload(a.hash, 'thumb'));
      must(await photos.noteSent(a.hash, 700));
      expect(await rowOf(a.hash)).toMatchObject({ uploads: { full: '/2' }, sent: 700 });
      must(await photos.noteFault(b.hash, 'not_jpeg'));
      expect(await photos.inState('failed')).toMatchObject([{ hash: b.hash, failure: 'not_jpeg' }]);
      must(await photos.noteReceived([a.hash, c.hash]));
      expect(await rowOf(a.hash)).toMatchObject({ state: 'received', uploads: {}, sent: 2_200, receivedAt: now });
      expect(await rowOf(c.hash)).toBeUndefined();
      must(await photos.sendAgain([a.hash, b.hash]));
      const again = await photos.inState('waiting');
      expect(again.map(({ hash, sent, failure, receivedAt }) => [hash, sent, failure, receivedAt])).toEqual([
        [b.hash, 0, undefined, undefined],
        [a.hash, 0, undefined, undefined],
      ]);
    });

    it('goes on with photos whose app was killed between the record and their word of it', async () => {
      must(await photos.add(a));
      const { record } = must(await store.save({ change: leaflet({ photos: [a.hash] }), author: member }));
      must(await photos.cleanUp());
      expect(await rowOf(a.hash)).toMatchObject({ state: 'waiting', records: [record] });
    });

    it('lets photos go that no form and no record names any more, bytes and all, and not too soon', async () => {
      for (const each of [a, b, c]) must(await photos.add(each));
      must(await store.setDraft('log/leaflet', { quantity: 3, photos: [b.hash] }));
      now += DAY_MS - 1;
      must(await photos.cleanUp());
      expect(await photos.inState('draft')).toHaveLength(3);
      now += 2;
      await saved([c.hash]);
      must(await photos.cleanUp());
      expect((await photos.photos([a.hash, b.hash, c.hash])).map((row) => row?.state)).toEqual([
        undefined,
        'draft',
        'waiting',
      ]);
      expect(await bytesOf(a.hash)).toEqual([undefined, undefined]);
    });

    it('lets a photo go that was taken off its record, but not while another one names it', async () => {
      for (const each of [a, b]) must(await photos.add(each));
      const first = await saved([a.hash, b.hash]);
      await saved([b.hash]);
      must(await store.save({ change: edit(first.record, { photos: null }), author: member }));
      must(await photos.cleanUp());
      expect((await photos.inState('waiting')).map(({ hash }) => hash)).toEqual([b.hash]);
      expect(await bytesOf(a.hash)).toEqual([undefined, undefined]);
    });

    it('lets a photo go whose record was refused and taken back, but not when it was mended under another id', async () => {
      for (const each of [a, b]) must(await photos.add(each));
      const [back, mended] = [await saved([a.hash]), await saved([b.hash])];
      const refused = [back, mended].map(({ id }) => ({ id, outcome: 'rejected', code: 'place_unknown' }) as const);
      must(await store.settle([back.id, mended.id], answer(refused)));
      must(await store.withdraw(back.id));
      // The app is killed before the photo hears of the new record.
      const record = must(await store.replaceRefused(mended.id, id(), { quantity: 4 }));
      must(await photos.dropUnnamed());
      expect(await photos.photos([a.hash])).toEqual([undefined]);
      expect(await rowOf(b.hash)).toMatchObject({ state: 'waiting', records: [mended.record, record] });
    });

    it('keeps a photo whose record is not here just now, as when its squad changed', async () => {
      must(await photos.add(a));
      must(await photos.name(id(), [a.hash]));
      must(await photos.dropUnnamed());
      expect(await rowOf(a.hash)).toMatchObject({ state: 'waiting' });
    });

    it('gives up the bytes of a received photo only after two days and its record’s receipt; the thumbnail stays', async () => {
      must(await photos.add(a));
      const change = await saved([a.hash]);
      must(await photos.noteReceived([a.hash]));
      now += 2 * DAY_MS - 1;
      must(await photos.cleanUp());
      expect(await bytesOf(a.hash)).toEqual([2_000, 200]);
      now += 2;
      must(await photos.cleanUp());
      expect(await bytesOf(a.hash)).toEqual([2_000, 200]);
      must(await store.settle([change.id], answer([accepted(change)])));
      must(await photos.cleanUp());
      expect(await bytesOf(a.hash)).toEqual([undefined, 200]);
      expect(await rowOf(a.hash)).toMatchObject({ state: 'received' });
    });

    it('keeps the thumbnails of the last 300 photos', async () => {
      const many = Array.from({ length: 302 }, (_, i) => ({ ...a, hash: i.toString(16).padStart(64, '0') }));
      for (const each of many) {
        now += 1;
        must(await photos.add(each));
      }
      must(await photos.noteReceived(many.map(({ hash }) => hash)));
      now += 3 * DAY_MS;
      must(await photos.cleanUp());
      const kept = await photos.inState('received');
      expect(kept.map(({ hash }) => hash)).toEqual(many.slice(2).map(({ hash }) => hash));
      expect(await bytesOf(many[1]?.hash ?? '')).toEqual([undefined, undefined]);
    });

    it('leaves with everything else when the phone is wiped', async () => {
      must(await photos.add(a));
      await emptyPhone(store);
      expect(await rowOf(a.hash)).toBeUndefined();
      expect(await bytesOf(a.hash)).toEqual([undefined, undefined]);
    });
  });
}
