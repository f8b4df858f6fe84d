import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

const BATCH = 500;

const text = { type: 'string' };
const number = { type: 'number' };
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 },
    kind: text,
    date: text,
    place: text,
    squad: text,
    member: text,
    hours: number,
    material: text,
    quantity: number,
    households: number,
    reached: number,
    note: text,
  },
  required: ['id', 'kind', 'date'],
};

let records;
let endpoint;

/** JSON, gzipped both ways: the way there by us, the way back by the server and the browser. */
async function post(path, body) {
  const stream = new Blob([JSON.stringify(body)]).stream().pipeThrough(new CompressionStream('gzip'));
  const response = await fetch(`${endpoint}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: await new Response(stream).arrayBuffer(),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

async function replicate(direction) {
  const began = performance.now();
  const replication = replicateRxCollection({
    collection: records,
    replicationIdentifier: endpoint,
    live: false,
    waitForLeadership: false,
    ...direction,
  });
  replication.error$.subscribe((error) => console.error(error));
  await replication.awaitInitialReplication();
  const ms = performance.now() - began;
  await replication.cancel();
  return ms;
}

/** RxDB over Dexie with handlers of the kind that its manual shows for a server of one's own. */
globalThis.bench = {
  async start({ database }) {
    endpoint = `${location.origin}/${database}`;
    const phone = await createRxDatabase({ name: 'phone', storage: getRxStorageDexie(), multiInstance: false });
    ({ records } = await phone.addCollections({ records: { schema } }));
  },
  async save(all) {
    for (let from = 0; from < all.length; from += BATCH) await records.bulkInsert(all.slice(from, from + BATCH));
  },
  push: () => replicate({ push: { batchSize: BATCH, handler: (rows) => post('push', rows) } }),
  pull: () =>
    replicate({
      pull: {
        batchSize: BATCH,
        handler: (checkpoint, limit) => post('pull', { after: checkpoint?.after ?? 0, limit }),
      },
    }),
  held: () => records.count().exec(),
  read: async (id) => (await records.findOne(id).exec()).toJSON(),
};
