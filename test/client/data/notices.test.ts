import { expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { makeNoticeStore } from '../../../src/client/data/notices.ts';
import type { Notice } from '../../../src/protocol/posts/notices.ts';

const photo = (letter: string) => letter.repeat(64);
const notice = (id: string, ...photos: string[]): Notice => ({
  ...{ id: id as Notice['id'], title: id, when: '', where: '', publishedAt: 1 },
  blocks: photos.map((each) => ({ type: 'picture', photo: each, alt: '集市' })),
});
const bytes = new ArrayBuffer(9);

it('keeps pictures as long as a notice shows them, and counts their bytes', async () => {
  const store = makeNoticeStore(memoryBackend());
  expect(await store.kept()).toBeUndefined();
  await store.keep('1', [notice('one', photo('a')), notice('two', photo('b'))]);
  await store.keepPicture(photo('a'), bytes);
  await store.keepPicture(photo('b'), bytes);
  expect((await store.kept())?.pictures).toEqual({ [photo('a')]: 9, [photo('b')]: 9 });
  await store.keep('2', [notice('two', photo('b'))]);
  expect(await store.kept()).toMatchObject({ tag: '2', pictures: { [photo('b')]: 9 } });
  expect(await store.picture(photo('a'))).toBeUndefined();
  expect((await store.picture(photo('b')))?.byteLength).toBe(9);
});

it('keeps no picture that was withdrawn while it was fetched', async () => {
  const store = makeNoticeStore(memoryBackend());
  await store.keep('1', [notice('one', photo('a'))]);
  await store.keep('2', [notice('one')]);
  await store.keepPicture(photo('a'), bytes);
  expect(await store.picture(photo('a'))).toBeUndefined();
});
