import { newId } from '../../domain/kernel/id.ts';
import { err } from '../../domain/kernel/result.ts';
import type { Poke } from '../../protocol/sync/live.ts';
import type { AccountsClient, Answer } from '../accounts/accounts-client.ts';
import { dexieBackend } from '../data/idb/dexie-backend.ts';
import { makeStore } from '../data/make-store.ts';
import { makePhoneClock } from '../data/phone-clock.ts';
import { whenIdle } from '../platform/idle.ts';
import { makeListeners } from '../platform/listeners.ts';
import { randomBytes as random } from '../platform/random.ts';
import { tabLock } from '../platform/tabs.ts';
import { browserStorageProtection } from '../storage-protection/browser-protection.ts';
import { laterEngine } from '../sync/later-engine.ts';
import { shareStatus } from '../sync/status-share.ts';
import { startTriggers } from '../sync/triggers.ts';
import { markActive } from '../tips/queue/local-flags.ts';
import type { Client } from './client.ts';
import { makeClient } from './make-client.ts';

/**
 * Loads the account functions on first use, since a signed-in phone starts without them.
 * @param mark called at the beginning of a session, before the first exchange: a tip sent right after it keeps its
 *   distance in time
 */
function laterAccounts(mark: () => void): AccountsClient {
  async function call<T>(ask: (accounts: AccountsClient) => Answer<T>): Answer<T> {
    const part = await import('../accounts/accounts-client.ts').catch(() => undefined);
    return part ? ask(part.httpAccounts) : err({ code: 'offline' });
  }
  async function marked<T>(ask: (accounts: AccountsClient) => Answer<T>): Answer<T> {
    const answer = await call(ask);
    if (answer.ok) mark();
    return answer;
  }
  return {
    look: (request) => call((accounts) => accounts.look(request)),
    accept: (request) => marked((accounts) => accounts.accept(request)),
    signIn: (request) => marked((accounts) => accounts.signIn(request)),
    signOut: () => call((accounts) => accounts.signOut()),
    session: () => marked((accounts) => accounts.session()),
  };
}

/** Loads the code that syncs, which a page does not need before it is drawn. */
const loadSync = () => import('../sync/browser-sync.ts');
type SyncPart = Awaited<ReturnType<typeof loadSync>>;

/** Builds the client of a real phone over IndexedDB, fetch, Web Locks and page events, and starts to sync. */
export function makeBrowserClient(database = 'qingyuan'): Client {
  const now = () => Date.now();
  const clock = makePhoneClock({
    now,
    running: () => performance.now(),
    run: newId(now(), random),
    built: Date.parse(import.meta.env.BUILT ?? '') || 0,
  });
  const schedule = (ms: number, work: () => void) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  };
  const backend = dexieBackend(database);
  // No request is sent without a session; a member page's other requests fall between two exchanges.
  const onSend = () => markActive(now());
  const storeOptions = { now, random, clock };
  const store = makeStore(backend, storeOptions);
  const client = makeClient({
    store,
    protection: browserStorageProtection(store, now),
    makeEngine: (parts) =>
      laterEngine({
        ...parts,
        whenIdle,
        async load() {
          const { httpTransport, makeSyncEngine, makeSyncStore } = await loadSync();
          return makeSyncEngine({
            ...parts,
            store: { ...store, ...makeSyncStore(backend, storeOptions) },
            transport: httpTransport({ onSend }),
            exclusive: tabLock(`${database}-sync`),
          });
        },
      }),
    async check(engine) {
      const part = await loadSync().catch(() => undefined);
      if (!part) return err({ code: 'offline' });
      const { checkData, httpTransport, makeSyncStore } = part;
      const ask = httpTransport({ onSend }).digest;
      return checkData({ store: { ...store, ...makeSyncStore(backend, storeOptions) }, engine, ask });
    },
    accounts: laterAccounts(() => markActive(now())),
    async loadPhotos(engine) {
      const { makePhotos } = await import('../photos/photos.ts');
      return makePhotos({ backend, engine, lock: `${database}-photos`, now, random: Math.random, schedule });
    },
    now,
    clock,
    random,
    schedule,
  });
  const stopTriggers = startTriggers(client.engine);
  const status = shareStatus(client.engine, `${database}-status`, () => performance.now());
  const parts = { store: client.store, engine: client.engine, random: Math.random, schedule };
  const pokes = makeListeners<Poke>();
  let late: { readonly live: ReturnType<SyncPart['startLive']>; readonly stop: readonly (() => void)[] } | undefined;
  let isDisposed = false;
  /** Starts what follows a first exchange: pokes, the comparison with the server, and the number on the icon. */
  async function startLate(): Promise<void> {
    const part = await loadSync().catch(() => undefined);
    if (!part || late || isDisposed) return;
    stopWaiting();
    late = {
      live: part.startLive({ ...parts, name: `${database}-live`, onPoke: pokes.tell }),
      stop: [part.scheduleDigest({ ...parts, check: client.checkData }), part.startBadge(store)],
    };
  }
  const stopWaiting = client.engine.subscribe(() => void startLate());
  return {
    ...client,
    live: { subscribe: pokes.subscribe, isOpen: () => late?.live.isOpen() ?? false },
    status,
    dispose() {
      isDisposed = true;
      stopWaiting();
      stopTriggers();
      late?.live.stop();
      for (const stop of late?.stop ?? []) stop();
      pokes.clear();
      status.stop();
      client.dispose();
    },
  };
}
