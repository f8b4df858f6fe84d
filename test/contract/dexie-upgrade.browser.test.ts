import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { dexieBackend } from '../../src/client/data/idb/dexie-backend.ts';
import type { ChangeRow } from '../../src/client/data/idb/rows.ts';
import { makeStore } from '../../src/client/data/make-store.ts';
import { must } from '../support/must.ts';
import { answer, bytes, leaflet, member, START } from './store-world.ts';

/** The tables as version 1 of the app made them: written out here, so that nothing can change them behind our back. */
const VERSION_1 = {
  change: 'id,[state+order],[record+order]',
  record: 'id,[scope+id],[stage+id],[kind+group+sort+id],[owner+day+id],[squad+status+day+id]',
  meta: 'key',
};

/** Copies what the app of today wrote into a database of version 1. */
async function makeVersion1(from: string, to: string): Promise<void> {
  const source = await new Dexie(from).open();
  const target = new Dexie(to);
  target.version(1).stores(VERSION_1);
  for (const table of Object.keys(VERSION_1)) await target.table(table).bulkAdd(await source.table(table).toArray());
  source.close();
  target.close();
}

describe('a phone with a database of version 1', () => {
  it('keeps everything when the app brings its later tables, and can then keep photos and bundles', async () => {
    const names = [`new-${crypto.randomUUID()}`, `old-${crypto.randomUUID()}`] as const;
    const today = makeStore(dexieBackend(names[0]), { now: () => START, random: bytes });
    const saved: ChangeRow[] = [];
    for (let i = 0; i < 20; i++)
      saved.push(must(await today.save({ change: leaflet({ note: `第${i}笔` }), author: member })));
    must(await today.setDraft('log/leaflet', { quantity: 7 }));
    today.close();
    await makeVersion1(...names);

    const backend = dexieBackend(names[1]);
    const store = makeStore(backend, { now: () => START, random: bytes });
    expect(await store.undelivered()).toEqual(saved);
    expect(await store.draft('log/leaflet')).toEqual({ quantity: 7 });
    expect(await store.recordsOf(member, 100)).toHaveLength(20);
    const results = saved.map(({ id }) => ({ id, outcome: 'ok' as const }));
    must(
      await store.settle(
        saved.map(({ id }) => id),
        answer(results),
        saved,
      ),
    );
    expect(await store.undelivered()).toEqual([]);
    expect(await backend.read((tx) => tx.all('bundle'))).toHaveLength(1);
    const again = must(await store.save({ change: leaflet(), author: member }));
    expect(again.deviceSeq).toBe(21);
    const row = { key: 'a/full', bytes: new Uint8Array([1, 2, 3]).buffer };
    must(await backend.write((tx) => tx.put('photoBytes', [row]), { tables: ['photoBytes'] }));
    expect(await backend.read((tx) => tx.get('photoBytes', 'a/full'), { tables: ['photoBytes'] })).toEqual(row);
    store.close();
  });
});
