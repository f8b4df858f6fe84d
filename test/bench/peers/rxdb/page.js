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
    photos: { type: 'array', items: text },
  },
  required: ['id', 'kind', 'date'],
};
/** A photo as Base64 in a document: into the JSON that a handler sends, an attachment would go the same way. */
const photoSchema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 64 }, record: text, data: text },
  required: ['id', 'record', 'data'],
};

let records;
let photos;
let endpoint;
let sent;

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

async function replicate(collection, direction) {
  const began = performance.now();
  const replication = replicateRxCollection({
    collection,
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

const push = () => replicate(records, { push: { batchSize: BATCH, handler: (rows) => post('push', rows) } });
const pull = () =>
  replicate(records, {
    pull: {
      batchSize: BATCH,
      handler: (checkpoint, limit) => post('pull', { after: checkpoint?.after ?? 0, limit }),
    },
  });
const pushPhotos = () => replicate(photos, { push: { batchSize: 1, handler: (rows) => post('push-photos', rows) } });

/** RxDB over Dexie with handlers of the kind that its manual shows for a server of one's own. */
globalThis.bench = {
  async start({ database }) {
    endpoint = `${location.origin}/${database}`;
    const phone = await createRxDatabase({ name: 'phone', storage: getRxStorageDexie(), multiInstance: false });
    ({ records, photos } = await phone.addCollections({ records: { schema }, photos: { schema: photoSchema } }));
  },
  async save(all) {
    for (let from = 0; from < all.length; from += BATCH) await records.bulkInsert(all.slice(from, from + BATCH));
  },
  push,
  pull,
  async exchange() {
    await push();
    await pull();
  },
  async keepPhoto({ record, hash, full }) {
    await photos.insert({ id: hash, record, data: full });
  },
  async waitForNetwork() {
    sent = new Promise((resolve, reject) => {
      addEventListener('online', async () => {
        try {
          const recordsMs = await push();
          resolve({ records: recordsMs, photo: recordsMs + (await pushPhotos()) });
        } catch (error) {
          reject(error);
        }
      });
    });
  },
  sent: () => sent,
  held: () => records.count().exec(),
  read: async (id) => (await records.findOne(id).exec()).toJSON(),
};
