import PouchDB from 'pouchdb-browser';

/** PouchDB with its default storage and its own replication, one way at a time. */
let phone;
let server;
let replication;

/** @param {Promise<unknown>} work */
async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

globalThis.bench = {
  async start({ database, batchSize }) {
    phone = new PouchDB('phone');
    server = new PouchDB(`${location.origin}/${database}`);
    replication = batchSize ? { batch_size: batchSize } : {};
    await phone.info();
  },
  async save(records) {
    for (let from = 0; from < records.length; from += 500) {
      const docs = records.slice(from, from + 500).map(({ id, ...fields }) => ({ _id: id, ...fields }));
      await phone.bulkDocs(docs);
    }
  },
  push: () => timed(() => phone.replicate.to(server, replication)),
  pull: () => timed(() => phone.replicate.from(server, replication)),
  held: async () => (await phone.info()).doc_count,
  async read(id) {
    const { _id, _rev, ...fields } = await phone.get(id);
    return { id: _id, ...fields };
  },
};
