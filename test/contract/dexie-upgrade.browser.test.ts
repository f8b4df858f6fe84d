import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { dexieBackend } from '../../src/client/data/idb/dexie-backend.ts';
import type { RecordRow, StoredChange } from '../../src/client/data/idb/rows.ts';
import { must } from '../support/must.ts';
import { makeWholeStore } from '../support/whole-store.ts';
import { accepted, answer, bytes, EPOCH, edit, leaflet, member, START } from './store-world.ts';

/** The tables as released versions of the app made them: written out here, so that no change of the code changes them. */
const VERSION_1 = {
  change: 'id,[state+order],[record+order]',
  record: 'id,[scope+id],[stage+id],[kind+group+sort+id],[owner+day+id],[squad+status+day+id]',
  meta: 'key',
};
const VERSION_3 = {
  ...VERSION_1,
  photo: 'hash,[state+addedAt]',
  photoBytes: 'key',
  parcel: 'id,[state+receivedAt]',
  bundle: 'last,[last+at],[at+last]',
};

interface Rows {
  readonly change: readonly StoredChange[];
  readonly record: readonly RecordRow[];
  readonly meta: readonly object[];
}

const openStore = (name: string) => makeWholeStore(dexieBackend(name), { now: () => START, random: bytes });

/** What the app of today keeps after `work`. */
async function rowsAfter(work: (store: ReturnType<typeof openStore>) => Promise<void>): Promise<Rows> {
  const name = `new-${crypto.randomUUID()}`;
  const store = openStore(name);
  await work(store);
  store.close();
  const database = await new Dexie(name).open();
  const [change = [], record = [], meta = []] = await Promise.all(
    ['change', 'record', 'meta'].map((table) => database.table(table).toArray()),
  );
  database.close();
  return { change, record, meta };
}

/** Records as versions 1 to 3 kept them: with copies of their changes. */
const withCopies = ({ change, record }: Rows): object[] =>
  record.map((row) => ({ ...row, pending: row.pending.map((id) => change.find((each) => each.id === id)) }));

/** A database of a released version. @returns its name */
async function makeReleased(
  version: number,
  stores: Readonly<Record<string, string>>,
  tables: Readonly<Record<string, readonly object[]>>,
): Promise<string> {
  const name = `old-${crypto.randomUUID()}`;
  const database = new Dexie(name);
  database.version(version).stores(stores);
  for (const [table, rows] of Object.entries(tables)) await database.table(table).bulkAdd(rows);
  database.close();
  return name;
}

describe('a phone with a database of version 1', () => {
  it('keeps everything when the app brings its later tables, and can then keep photos and receipts', async () => {
    const rows = await rowsAfter(async (store) => {
      for (let i = 0; i < 20; i++) must(await store.save({ change: leaflet({ note: `第${i}笔` }), author: member }));
      must(await store.setDraft('log/leaflet', { quantity: 7 }));
    });
    const { change, meta } = rows;
    const name = await makeReleased(1, VERSION_1, { change, meta, record: withCopies(rows) });
    const backend = dexieBackend(name);
    const store = makeWholeStore(backend, { now: () => START, random: bytes });
    const saved = await store.undelivered();
    expect(saved).toEqual([...change].sort((a, b) => a.order - b.order));
    expect(await store.draft('log/leaflet')).toEqual({ quantity: 7 });
    expect(await store.recordsOf(member, 100)).toHaveLength(20);
    const ids = saved.map(({ id }) => id);
    must(await store.settle(ids, answer(saved.map(accepted)), saved));
    expect(await store.undelivered()).toEqual([]);
    expect(await backend.read((tx) => tx.all('receipt'))).toHaveLength(1);
    const again = must(await store.save({ change: leaflet(), author: member }));
    expect(again.deviceSeq).toBe(21);
    const row = { key: 'a/full', bytes: new Uint8Array([1, 2, 3]).buffer };
    must(await backend.write((tx) => tx.put('photoBytes', [row]), { tables: ['photoBytes'] }));
    expect(await backend.read((tx) => tx.get('photoBytes', 'a/full'), { tables: ['photoBytes'] })).toEqual(row);
    store.close();
  });
});

describe('a phone with a database of version 3', () => {
  /** Twenty leaflets, of which one was refused with an edit that waits for it, one withdrawn, and thirteen received. */
  async function makeVersion3() {
    const rows = await rowsAfter(async (store) => {
      const saved: StoredChange[] = [];
      for (let i = 0; i < 20; i++)
        saved.push(must(await store.save({ change: leaflet({ quantity: i }) })) as StoredChange);
      const [first, second] = saved;
      if (!first || !second) throw new Error('too few');
      const refused = [first, second].map(({ id }) => ({ id, outcome: 'rejected', code: 'required' }) as const);
      must(await store.settle([first.id, second.id], answer(refused)));
      must(await store.save({ change: edit(first.record, { quantity: 99 }) }));
      must(await store.withdraw(second.id));
    });
    const change = [...rows.change].sort((a, b) => a.order - b.order);
    const received = (each: StoredChange, head: number) => ({
      ...each,
      state: 'acknowledged',
      receipt: { at: START, epoch: EPOCH, head, conflict: false },
    });
    const bundled = change.slice(4, 16).map((each) => received(each, 1));
    const name = await makeReleased(3, VERSION_3, {
      change: [...change.slice(0, 4), ...change.slice(16, 17).map((each) => received(each, 2)), ...change.slice(17)],
      record: withCopies(rows),
      meta: rows.meta,
      bundle: [{ first: bundled[0]?.id, last: bundled.at(-1)?.id, at: START, changes: bundled }],
    });
    const [lone] = change.slice(16, 17);
    return { name, change, bundled, lone };
  }

  it('keeps every change in its state, every receipt and every record', async () => {
    const { name, change, bundled, lone } = await makeVersion3();
    const backend = dexieBackend(name);
    const store = makeWholeStore(backend, { now: () => START, random: bytes });
    const open = [...change.slice(0, 1), ...change.slice(2, 4), ...change.slice(17)];
    expect(await store.undelivered()).toEqual(open);
    expect(open.map(({ state }) => state)).toEqual(['refused', ...Array(5).fill('unsent'), 'held']);
    expect(await store.counts()).toEqual({ unsent: 5, attention: 1 });
    expect((await store.change(change[1]?.id ?? ''))?.state).toBe('withdrawn');
    for (const { id, record } of bundled) {
      const receipt = { at: START, epoch: EPOCH, head: 1 };
      expect(await store.change(id)).toMatchObject({ state: 'acknowledged', receipt });
      expect(await store.receipt(record)).toEqual(receipt);
      expect((await store.record(record))?.delivery).toBe('received');
    }
    expect(await store.receipt(lone?.record ?? '')).toEqual({ at: START, epoch: EPOCH, head: 2 });
    expect(
      (await backend.read((tx) => tx.all('receipt'))).map(({ fromOrder, toOrder }) => [fromOrder, toOrder]),
    ).toEqual([
      [17, 17],
      [5, 16],
    ]);
    const records = await backend.read((tx) => tx.all('record'));
    expect(records.flatMap(({ pending }) => pending).sort()).toEqual(
      change
        .filter(({ state }) => state !== 'withdrawn')
        .map(({ id }) => id)
        .sort(),
    );
    expect((await store.record(change[0]?.record ?? ''))?.record.fields.quantity).toBe(99);
    store.close();
  });

  it('sends what is unsent, and all of it to a server that lost its records', async () => {
    const { name, change, bundled, lone } = await makeVersion3();
    const store = openStore(name);
    const unsent = await store.unsent(0, 99);
    must(
      await store.settle(
        unsent.map(({ id }) => id),
        answer(unsent.map(accepted)),
        unsent,
      ),
    );
    expect(await store.counts()).toEqual({ unsent: 0, attention: 1 });
    must(await store.restart(null));
    const again = (await store.unsent(0, 99)).map(({ id }) => id);
    const received = [...unsent, ...bundled, ...(lone ? [lone] : [])].sort((a, b) => a.order - b.order);
    expect(again).toEqual(received.map(({ id }) => id));
    expect(change).toHaveLength(21);
    store.close();
  });
});
