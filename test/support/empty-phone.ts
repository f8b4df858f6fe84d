import type { Store } from '../../src/client/data/store.ts';
import { must } from './must.ts';

/** Wipes a phone whose owner gives up all that is unsent on it. */
export async function emptyPhone(store: Store): Promise<void> {
  const [changes, photos, relayFiles] = await Promise.all([
    store.undelivered(),
    store.unsentPhotos(),
    store.relayFiles.waiting(),
  ]);
  must(await store.wipe({ changes: changes.map(({ id }) => id), photos, relayFiles: relayFiles.map(({ id }) => id) }));
}
