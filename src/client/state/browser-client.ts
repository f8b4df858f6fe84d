import { dexieBackend } from '../storage/dexie-backend.ts';
import { makeStore } from '../storage/make-store.ts';
import { scheduleDigest } from '../sync/digest-schedule.ts';
import { httpTransport } from '../sync/http-transport.ts';
import { startLive } from '../sync/live.ts';
import { shareStatus } from '../sync/status-share.ts';
import { tabLock } from '../sync/tab-lock.ts';
import { startTriggers } from '../sync/triggers.ts';
import { httpAccounts } from './accounts-client.ts';
import type { Client } from './client.ts';
import { startKeeping } from './keeping/keeping.ts';
import { browserMemory } from './keeping/memory.ts';
import { makeClient } from './make-client.ts';

/** The client of a real phone: IndexedDB, fetch, Web Locks, and the page's own events. Begins to sync at once. */
export function makeBrowserClient(database = 'qingyuan'): Client {
  const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));
  const now = () => Date.now();
  const schedule = (ms: number, work: () => void) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  };
  const backend = dexieBackend(database);
  const transport = httpTransport();
  const client = makeClient({
    store: makeStore(backend, { now, random }),
    transport,
    digest: transport.digest,
    accounts: httpAccounts,
    exclusive: tabLock(`${database}-sync`),
    async loadPhotos(engine) {
      const { makePhotos } = await import('./photos/photos.ts');
      return makePhotos({ backend, engine, lock: `${database}-photos`, now, random: Math.random, schedule });
    },
    now,
    random,
    schedule,
  });
  const stopTriggers = startTriggers(client.engine);
  const live = startLive({
    store: client.store,
    engine: client.engine,
    name: `${database}-live`,
    random: Math.random,
    schedule,
  });
  const keeping = startKeeping({
    store: client.store,
    memory: browserMemory(),
    storage: navigator.storage as StorageManager | undefined,
    permission: async () => (await navigator.permissions?.query({ name: 'persistent-storage' }))?.state,
    now,
  });
  // A browser that makes an app of a page is ready to keep what is in it.
  const installed = () => void keeping.protect();
  addEventListener('appinstalled', installed);
  const status = shareStatus(client.engine, `${database}-status`, () => performance.now());
  const stopDigest = scheduleDigest({
    store: client.store,
    engine: client.engine,
    check: client.checkData,
    random: Math.random,
    schedule,
  });
  return {
    ...client,
    live,
    status,
    keeping,
    dispose() {
      stopTriggers();
      live.stop();
      stopDigest();
      status.stop();
      removeEventListener('appinstalled', installed);
      keeping.stop();
      client.dispose();
    },
  };
}
