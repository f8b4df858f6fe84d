import type { Accessor } from 'solid-js';
import type { Counts, PhotoCounts, QueueItem } from '../data/store-types.ts';
import { createLive, createLiveList } from './live.ts';

type Items = Accessor<readonly (QueueItem & { readonly id: string })[] | undefined>;

const withId = (items: QueueItem[]) => items.map((item) => ({ ...item, id: item.change.id }));

/** Changes that wait to be sent, oldest first. */
export const createQueue = (limit: Accessor<number>): Items =>
  createLiveList(() => {
    const count = limit();
    return async (store) => withId(await store.queue(count));
  });

/** Refused changes with their reasons, oldest first: 需要处理. */
export const createAttention = (limit: Accessor<number>): Items =>
  createLiveList(() => {
    const count = limit();
    return async (store) => withId(await store.attention(count));
  });

/** How many changes wait and how many need the volunteer. */
export const createCounts = (): Accessor<Counts | undefined> => createLive(() => (store) => store.counts());

/** Photos that are not with the server yet. */
export const createPhotoCounts = (): Accessor<PhotoCounts | undefined> =>
  createLive(() => (store) => store.photoCounts());

export type { QueueItem };
