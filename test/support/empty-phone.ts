import type { Store } from '../../src/client/data/store.ts';
import { must } from './must.ts';

/** Wipes a phone whose owner gives up all that is unsent on it. */
export async function emptyPhone(store: Store): Promise<void> {
  const [changes, photos, parcels] = await Promise.all([
    store.undelivered(),
    store.unsentPhotos(),
    store.parcels.waiting(),
  ]);
  must(await store.wipe({ changes: changes.map(({ id }) => id), photos, parcels: parcels.map(({ id }) => id) }));
}
