import { beforeEach, describe, expect, it } from 'vitest';
import type { SealedFile } from '../../src/client/tips/crypto/photos.ts';
import type { ItemStore, QueuedItem } from '../../src/client/tips/queue/types.ts';
import { randomId } from '../../src/domain/kernel/id.ts';
import { must } from '../support/must.ts';

/** Random bytes that one call gives at most. */
const MOST = 65_536;

function bytes(n: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(n);
  for (let at = 0; at < n; at += MOST) crypto.getRandomValues(all.subarray(at, at + MOST));
  return all;
}
const hex = (n: number): string => Array.from(bytes(n), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A sealed photo, as far as the store can tell. */
export const sealedFile = (size = 5_000): SealedFile => ({ id: randomId(bytes), sha256: hex(32), bytes: bytes(size) });

/** A sealed item with these photos. */
export const queued = (
  files: readonly SealedFile[] = [],
  more: Partial<QueuedItem> = {},
): Omit<QueuedItem, 'order'> => ({
  id: hex(32),
  kind: 'tip',
  seq: 0,
  sealed: hex(500),
  files: files.map(({ id, sha256, bytes: { length } }) => ({ id, sha256, size: length })),
  mailbox: hex(32),
  notBefore: 1_800_000_000_000,
  activity: null,
  draws: 0,
  taken: false,
  refused: null,
  ...more,
});

export const sameBytes = (a: ArrayBuffer | undefined, b: Uint8Array): boolean =>
  a !== undefined && a.byteLength === b.length && new Uint8Array(a).every((byte, at) => byte === b[at]);

/** What every store of sealed items does, whatever it keeps them in. */
export function tipStoreSuite(name: string, open: () => ItemStore): void {
  describe(name, () => {
    let store: ItemStore;
    beforeEach(() => {
      store = open();
    });
    const add = async (item: Omit<QueuedItem, 'order'>, files: readonly SealedFile[] = []) => {
      must(await store.add(item, files));
      return item;
    };
    const ids = async () => (await store.items()).map(({ id }) => id);

    it('keeps an item as it was put in, with its photos', async () => {
      const files = [sealedFile(), sealedFile(300_000)];
      const item = await add(queued(files), files);
      expect(await store.items()).toEqual([{ ...item, order: 1 }]);
      for (const file of files) expect(sameBytes(await store.bytes(file.id), file.bytes)).toBe(true);
      expect(await store.bytes('unknown')).toBeUndefined();
    });

    it('keeps what it was given, though the page goes on with its own copy', async () => {
      const file = sealedFile();
      const before = file.bytes.slice();
      await add(queued([file]), [file]);
      file.bytes.fill(0);
      expect(sameBytes(await store.bytes(file.id), before)).toBe(true);
    });

    it('keeps of a part of a larger buffer that part alone', async () => {
      const whole = bytes(9_000);
      const file = { ...sealedFile(), bytes: whole.subarray(1_000, 4_000) };
      await add(queued([file]), [file]);
      expect(sameBytes(await store.bytes(file.id), whole.slice(1_000, 4_000))).toBe(true);
    });

    it('lists the oldest first, also after others have left', async () => {
      const items = [queued(), queued(), queued()];
      for (const item of items) await add(item);
      expect(await ids()).toEqual(items.map(({ id }) => id));
      must(await store.remove(items[0]?.id ?? ''));
      const last = await add(queued());
      expect(await ids()).toEqual([items[1]?.id, items[2]?.id, last.id]);
    });

    it('has an item once, however often it is put in', async () => {
      const files = [sealedFile()];
      const item = queued(files);
      await Promise.all([add(item, files), add(item, files), add(item, files)]);
      must(await store.note(item.id, { taken: true }));
      await add(item, files);
      expect(await store.items()).toMatchObject([{ id: item.id, taken: true }]);
    });

    it('notes what is said of an item, and of nothing else', async () => {
      const [item, other] = [await add(queued()), await add(queued())];
      must(await store.note(item.id, { notBefore: 5, activity: 4, draws: 2 }));
      must(await store.note(item.id, { refused: 'epoch_expired' }));
      const [changed, same] = await store.items();
      expect(changed).toEqual({ ...item, order: 1, notBefore: 5, activity: 4, draws: 2, refused: 'epoch_expired' });
      expect(same).toEqual({ ...other, order: 2 });
    });

    it('writes nothing of what has left', async () => {
      const item = await add(queued());
      must(await store.remove(item.id));
      must(await store.note(item.id, { taken: true }));
      must(await store.remove(item.id));
      expect(await store.items()).toEqual([]);
    });

    it('takes an item away with all of its bytes, and no others', async () => {
      const [gone, stays] = [[sealedFile(), sealedFile()], [sealedFile()]];
      const item = await add(queued(gone), gone);
      await add(queued(stays), stays);
      must(await store.remove(item.id));
      for (const { id } of gone) expect(await store.bytes(id)).toBeUndefined();
      for (const file of stays) expect(sameBytes(await store.bytes(file.id), file.bytes)).toBe(true);
      expect(await store.items()).toHaveLength(1);
    });
  });
}
