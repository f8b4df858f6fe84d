import { httpAccounts } from '../../../src/client/accounts/accounts-client.ts';
import { dexieBackend } from '../../../src/client/data/idb/dexie-backend.ts';
import { makeStore } from '../../../src/client/data/make-store.ts';
import { tabLock } from '../../../src/client/platform/tabs.ts';
import { makeClient } from '../../../src/client/state/make-client.ts';
import { httpTransport } from '../../../src/client/sync/http-transport.ts';
import { kindOf } from '../../../src/domain/records/kinds/index.ts';
import type { BenchPage, BenchRecord } from '../sync/contender.ts';

/**
 * The product's client as its composition root builds it (src/client/state/browser-client.ts), without pages over it
 * and without the triggers, so that a run begins when the bench says so.
 */
const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
const now = (): number => Date.now();
const plain = makeStore(dexieBackend('qingyuan'), { now, random });

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
  transport: httpTransport(),
  accounts: httpAccounts,
  exclusive: tabLock('qingyuan-sync'),
  now,
  random,
  // Nothing by itself: no tick in the middle of a measurement.
  schedule: () => () => {},
});

async function run(): Promise<void> {
  await client.engine.run();
  const { failure } = client.engine.status();
  if (failure) throw new Error(failure);
}

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
  held: async () => (await store.countOf('leaflet')) + (await store.countOf('visit')),
  async read(id) {
    const found = await store.record(id);
    return found && { id, kind: found.kind, ...found.record.fields };
  },
};
Object.assign(globalThis, { bench });
