import PouchDB from 'pouchdb-browser';

/** PouchDB with its default storage and its own replication, one way at a time. */
let phone;
let server;
let replication;
/** Photos have a database of their own, so that records do not wait for them. */
let photos;
let photoServer;
let sent;

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
    photos = new PouchDB('photos');
    photoServer = new PouchDB(`${location.origin}/${database}-photos`);
  },
  async save(records) {
    for (let from = 0; from < records.length; from += 500) {
      const docs = records.slice(from, from + 500).map(({ id, ...fields }) => ({ _id: id, ...fields }));
      await phone.bulkDocs(docs);
    }
  },
  push: () => timed(() => phone.replicate.to(server, replication)),
  pull: () => timed(() => phone.replicate.from(server, replication)),
  async exchange() {
    await phone.replicate.to(server, replication);
    await phone.replicate.from(server, replication);
    await photoServer.info();
  },
  async keepPhoto({ record, hash, full }) {
    const attachment = { content_type: 'image/jpeg', data: full };
    await photos.put({ _id: hash, record, _attachments: { full: attachment } });
  },
  async waitForNetwork() {
    sent = new Promise((resolve, reject) => {
      addEventListener('online', async () => {
        try {
          const records = await timed(() => phone.replicate.to(server, replication));
          resolve({ records, photo: records + (await timed(() => photos.replicate.to(photoServer))) });
        } catch (error) {
          reject(error);
        }
      });
    });
  },
  sent: () => sent,
  held: async () => (await phone.info()).doc_count,
  async read(id) {
    const { _id, _rev, ...fields } = await phone.get(id);
    return { id: _id, ...fields };
  },
};
