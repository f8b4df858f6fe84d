import { httpAccounts } from '../../../src/client/accounts/accounts-client.ts';
import { dexieBackend } from '../../../src/client/data/idb/dexie-backend.ts';
import type { PhotoStore } from '../../../src/client/data/photos/photo-store.ts';
import { makePhotos } from '../../../src/client/photos/photos.ts';
import { tabLock } from '../../../src/client/platform/tabs.ts';
import { makeClient } from '../../../src/client/state/make-client.ts';
import { makeSyncEngine } from '../../../src/client/sync/engine.ts';
import { httpTransport } from '../../../src/client/sync/http-transport.ts';
import { startTriggers } from '../../../src/client/sync/triggers.ts';
import { kindOf } from '../../../src/domain/records/kinds/index.ts';
import { makeWholeStore } from '../../support/whole-store.ts';
import type { BenchPage, BenchRecord, DayTimes } from '../sync/contender.ts';

/**
 * The product's client as its composition root builds it (src/client/state/browser-client.ts), without pages over it
 * and without the triggers, so that a run begins when the bench says so.
 */
const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
const now = (): number => Date.now();
const backend = dexieBackend('qingyuan');
const plain = makeWholeStore(backend, { now, random });
/** Nothing by itself: no tick in the middle of a measurement. */
const schedule = () => () => {};

let acknowledged = 0;
let whenAcknowledged = (): void => {};

const store: typeof plain = {
  ...plain,
  async settle(ids, response, sent) {
    const settled = await plain.settle(ids, response, sent);
    if (!settled.ok) throw new Error(settled.error.code);
    for (const { outcome, code } of response.results) {
      if (outcome === 'ok') acknowledged++;
      else throw new Error(`${outcome} ${code}`);
    }
    whenAcknowledged();
    return settled;
  },
};

const client = makeClient({
  store,
  makeEngine: (parts) =>
    makeSyncEngine({ ...parts, store, transport: httpTransport(), exclusive: tabLock('qingyuan-sync') }),
  accounts: httpAccounts,
  now,
  random,
  schedule,
  loadPhotos: async (engine) =>
    makePhotos({ backend, engine, lock: 'qingyuan-photos', now, random: Math.random, schedule }),
});

async function run(): Promise<void> {
  await client.engine.run();
  const { failure } = client.engine.status();
  if (failure) throw new Error(failure);
}

const bytesOf = (base64: string): ArrayBuffer => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)).buffer;

/** Resolves when the phone shows that the server has the photo. */
const photoReceived = (photos: PhotoStore): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = photos.watch(
      () => photos.inState('received'),
      ({ length }) => {
        if (!length) return;
        stop();
        resolve();
      },
      reject,
    );
  });

let sent: Promise<DayTimes> | undefined;

async function save({ id, kind, ...fields }: BenchRecord, author: string): Promise<void> {
  const change = { id, record: id, kind, schema: kindOf(kind).schema, fields };
  const saved = await store.save({ change, author });
  if (!saved.ok) throw new Error(saved.error.code);
}

const bench: BenchPage = {
  async start({ token = '' }) {
    const entered = await httpAccounts.accept({ token, attempt: crypto.randomUUID() });
    if (!entered.ok) throw new Error(entered.error.code);
    const kept = await store.enter(entered.value);
    if (!kept.ok) throw new Error(kept.error.code);
  },
  async save(records) {
    const author = (await store.identity())?.actor.member ?? '';
    for (const record of records) await save(record, author);
  },
  async push(count) {
    // The run would go on to pull; that is not what is measured.
    whenAcknowledged = () => {
      if (acknowledged >= count) client.engine.stop();
    };
    const began = performance.now();
    await run();
    const ms = performance.now() - began;
    if (acknowledged < count) throw new Error(`${acknowledged} of ${count} acknowledged`);
    return ms;
  },
  async pull() {
    const began = performance.now();
    await run();
    return performance.now() - began;
  },
  async exchange() {
    startTriggers(client.engine);
    await run();
    await client.photos();
  },
  async keepPhoto({ record, hash, thumbHash, full, thumb }) {
    const { store: photos } = await client.photos();
    await photos.add({ hash, thumbHash, full: bytesOf(full), thumb: bytesOf(thumb) });
    await photos.name(record, [hash]);
  },
  async waitForNetwork(count) {
    const { store: photos } = await client.photos();
    const known = acknowledged;
    let began = 0;
    addEventListener('online', () => {
      began = performance.now();
    });
    const allAcknowledged = new Promise<void>((resolve) => {
      whenAcknowledged = () => {
        if (acknowledged - known >= count) resolve();
      };
    });
    const elapsed = () => performance.now() - began;
    sent = Promise.all([allAcknowledged.then(elapsed), photoReceived(photos).then(elapsed)]).then(
      ([records, photo]) => ({ records, photo }),
    );
    // The attempt after the last save, without a network.
    await client.engine.run();
  },
  async sent() {
    if (!sent) throw new Error('nothing waits to be sent');
    return sent;
  },
  held: async () => (await store.countOf('leaflet')) + (await store.countOf('visit')),
  async read(id) {
    const found = await store.record(id);
    return found && { id, kind: found.kind, ...found.record.fields };
  },
};
Object.assign(globalThis, { bench });
