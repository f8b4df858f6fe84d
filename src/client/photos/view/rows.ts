import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { PhotoRow } from '../../data/photos/photo-row.ts';
import type { PhotoStore } from '../../data/photos/photo-store.ts';
import { useClient } from '../../state/context.ts';
import type { PhotoQueueStatus } from '../../sync/photos/queue-types.ts';
import type { Photos } from '../photos.ts';

/** What handles photos, once its code is here. */
export function createPhotos(): Accessor<Photos | undefined> {
  const { photos } = useClient();
  const [loaded, setLoaded] = createSignal<Photos>();
  void photos().then(
    (value) => setLoaded(() => value),
    () => {},
  );
  return loaded;
}

/** The answer to a query, kept true; undefined until the first one. */
function createLiveRows<T>(source: () => ((store: PhotoStore) => Promise<T>) | undefined): Accessor<T | undefined> {
  const photos = createPhotos();
  const [value, setValue] = createSignal<T>();
  createEffect(() => {
    const [store, query] = [photos()?.store, source()];
    if (!store || !query) return;
    onCleanup(
      store.watch(
        () => query(store),
        (next) => setValue(() => next),
        () => {},
      ),
    );
  });
  return value;
}

/** This phone's rows of some photos, by hash; photos of others have none. */
export function createPhotoRows(hashes: Accessor<readonly string[]>): Accessor<ReadonlyMap<string, PhotoRow>> {
  const rows = createLiveRows(() => {
    const wanted = hashes();
    return (store) => store.photos(wanted);
  });
  return () => new Map((rows() ?? []).flatMap((row) => (row ? [[row.hash, row]] : [])));
}

/** Photos of saved records that the server does not hold, those that need their owner first. */
export const createUnsentPhotos = (): Accessor<readonly PhotoRow[] | undefined> =>
  createLiveRows(() => async (store) => [...(await store.inState('failed')), ...(await store.inState('waiting'))]);

/** What the queue of photos is at; undefined until its code is here. */
export function createPhotoStatus(): Accessor<PhotoQueueStatus | undefined> {
  const photos = createPhotos();
  const [status, setStatus] = createSignal<PhotoQueueStatus>();
  createEffect(() => {
    const queue = photos()?.queue;
    if (!queue) return;
    setStatus(queue.status());
    onCleanup(queue.subscribe((next) => setStatus(next)));
  });
  return status;
}
