import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { PhotoRow } from '../../data/photos/photo-row.ts';
import type { PhotoStore } from '../../data/photos/photo-store.ts';
import { useClient } from '../../state/context.ts';
import type { PhotoQueueStatus } from '../../sync/photos/queue-types.ts';
import type { Photos } from '../photos.ts';

/** Loads the photo code; undefined until it has loaded. */
export function createPhotos(): Accessor<Photos | undefined> {
  const { photos } = useClient();
  const [loaded, setLoaded] = createSignal<Photos>();
  void photos().then(
    (value) => setLoaded(() => value),
    () => {},
  );
  return loaded;
}

/** Returns a live query result; undefined until the first result. */
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

/** Live rows of this phone's photos by hash; photos of other members have none. */
export function createPhotoRows(hashes: Accessor<readonly string[]>): Accessor<ReadonlyMap<string, PhotoRow>> {
  const rows = createLiveRows(() => {
    const wanted = hashes();
    return (store) => store.photos(wanted);
  });
  return () => new Map((rows() ?? []).flatMap((row) => (row ? [[row.hash, row]] : [])));
}

/** Live list of photos in saved records that the server does not have yet, those that need attention first. */
export const createUnsentPhotos = (): Accessor<readonly PhotoRow[] | undefined> =>
  createLiveRows(() => async (store) => [...(await store.inState('failed')), ...(await store.inState('waiting'))]);

/** State of the photo queue; undefined until its code has loaded. */
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
