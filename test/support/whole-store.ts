import type { Backend } from '../../src/client/data/idb/backend.ts';
import { makeStore } from '../../src/client/data/make-store.ts';
import { makeSyncStore } from '../../src/client/data/make-sync-store.ts';
import type { Store, SyncOperations } from '../../src/client/data/store.ts';

/** The store of pages and sync in one object. */
export type WholeStore = Store & SyncOperations;

export const makeWholeStore = (backend: Backend, options: Parameters<typeof makeStore>[1]): WholeStore => ({
  ...makeStore(backend, options),
  ...makeSyncStore(backend, options),
});
