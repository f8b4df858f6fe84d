import type { Accessor } from 'solid-js';
import type { Counts, PhotoCounts, QueueItem } from '../data/store-types.ts';
import { createLive, createLiveList } from './live.ts';

type Items = Accessor<readonly (QueueItem & { readonly id: string })[] | undefined>;

const withId = (items: QueueItem[]) => items.map((item) => ({ ...item, id: item.change.id }));

/** Lists unsent changes, oldest first. */
export const createQueue = (limit: Accessor<number>): Items =>
  createLiveList(() => {
    const count = limit();
    return async (store) => withId(await store.queue(count));
  });

/** Lists refused changes with their reasons, oldest first: 需要处理. */
export const createAttention = (limit: Accessor<number>): Items =>
  createLiveList(() => {
    const count = limit();
    return async (store) => withId(await store.attention(count));
  });

/** Counts unsent and refused changes. */
export const createCounts = (): Accessor<Counts | undefined> => createLive(() => (store) => store.counts());

/** Counts photos that the server does not have. */
export const createPhotoCounts = (): Accessor<PhotoCounts | undefined> =>
  createLive(() => (store) => store.photoCounts());

export type { QueueItem };
