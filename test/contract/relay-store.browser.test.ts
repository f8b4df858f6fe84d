import { describe, expect, it } from 'vitest';
import { dexieBackend } from '../../src/client/data/idb/dexie-backend.ts';
import { sealChanges } from '../../src/client/sync/relay/seal.ts';
import { must } from '../support/must.ts';
import { makeWholeStore } from '../support/whole-store.ts';
import { bytes, id, identity, leaflet, member, START } from './store-world.ts';

/** A file as this browser seals it. */
async function sealed(note: string) {
  const store = makeWholeStore(dexieBackend(`origin-${crypto.randomUUID()}`), { now: () => START, random: bytes });
  const change = must(await store.save({ change: leaflet({ note }), author: member }));
  const key = { id: '0'.repeat(32), key: btoa('k'.repeat(32)), device: change.device, member };
  const file = await sealChanges({ key, district: identity.district.id, random: bytes }, [change]);
  store.close();
  if (!file) throw new Error('this browser does not seal');
  return file;
}

describe('teammates’ files in IndexedDB', () => {
  it('wait beside the records, are settled and wiped, also for another tab', async () => {
    const name = `relayFiles-${id()}`;
    const [here, there] = [1, 2].map(() => makeWholeStore(dexieBackend(name), { now: () => START, random: bytes }));
    if (!here || !there) throw new Error('no stores');
    const file = await sealed('上河村');
    must(await here.relayFiles.add(file, '王芳'));
    expect(await there.relayFiles.waiting()).toEqual([
      { id: file.nonce, file, from: '王芳', state: 'waiting', receivedAt: START },
    ]);
    const outcome = { accepted: 1, duplicates: 0, waiting: 0, refused: [] };
    must(await there.relayFiles.settle(file.nonce, { state: 'delivered', outcome }));
    expect(await here.relayFiles.list()).toEqual([
      { id: file.nonce, from: '王芳', state: 'delivered', receivedAt: START, settledAt: START, outcome },
    ]);
    must(await here.relayFiles.remove(file.nonce));
    expect(await there.relayFiles.list()).toEqual([]);
    here.close();
    there.close();
  });
});
