import { must } from './must.ts';
import type { WholeStore } from './whole-store.ts';

/** Wipes a phone whose owner gives up all that is unsent on it. */
export async function emptyPhone(store: WholeStore): Promise<void> {
  const [changes, photos, relayFiles] = await Promise.all([
    store.undelivered(),
    store.unsentPhotos(),
    store.relayFiles.waiting(),
  ]);
  must(await store.wipe({ changes: changes.map(({ id }) => id), photos, relayFiles: relayFiles.map(({ id }) => id) }));
}
