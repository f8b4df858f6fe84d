import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dexieBackend } from '../../src/client/data/idb/dexie-backend.ts';
import type { RecordRow } from '../../src/client/data/idb/rows.ts';
import { checkData } from '../../src/client/sync/digest.ts';
import { digestOf } from '../../src/client/sync/digest-lines.ts';
import { makeSyncEngine } from '../../src/client/sync/engine.ts';
import type { Transport } from '../../src/client/sync/transport.ts';
import { err, ok } from '../../src/domain/kernel/result.ts';
import { digestLine } from '../../src/protocol/sync/digest-line.ts';
import type { WireRecord } from '../../src/protocol/sync/pull.ts';
import { emptyPhone } from '../support/empty-phone.ts';
import { must } from '../support/must.ts';
import { makeWholeStore, type WholeStore } from '../support/whole-store.ts';
import { answer, bytes, EPOCH, edit, id, identity, leaflet, member, page, START, scope, wire } from './store-world.ts';

const other = 'district';

/** Opens the rows behind the store's back. */
async function rowsOf(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

describe('comparing the phone with the server', () => {
  let name: string;
  let store: WholeStore;
  /** The server's records by id; a pull of a scope from the beginning brings all of it, a later one nothing. */
  let server: Map<string, WireRecord>;
  let pulled: string[];
  let pushed: string[];
  let isRefusing: boolean;

  const held = [scope, other];
  const transport: Transport = {
    hello: async () => ok({ time: START, epoch: EPOCH, head: 1, ...identity, scopes: held, received: 1_000 }),
    async push({ changes }) {
      if (isRefusing) return err({ code: 'server' });
      pushed.push(...changes.map((change) => change.id));
      return ok(answer(changes.map(({ id: each }) => ({ id: each, outcome: 'ok' as const }))));
    },
    withdraw: async () => ok({ here: [] }),
    async pull({ cursors }, each) {
      const add = held.filter((one) => cursors[one] === undefined);
      pulled.push(...add);
      const records = [...server.values()].filter((record) => add.includes(record.scope));
      await each(page({ add, records, received: 1_000, cursors: { [scope]: 1, [other]: 1 } }));
      return ok(undefined);
    },
  };
  const engine = () =>
    makeSyncEngine({ store, transport, now: () => START, random: () => 0.5, schedule: () => () => undefined });
  const sumOf = async (of: string) => {
    const lines = [...server.values()]
      .filter((record) => record.scope === of)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((record): [string, string] => [record.id, digestLine(record)]);
    return digestOf(new Map(lines));
  };
  const check = async () => {
    pulled = [];
    return checkData({
      store,
      engine: engine(),
      ask: async ({ epoch }) =>
        ok({ time: START, epoch, scopes: { [scope]: await sumOf(scope), [other]: await sumOf(other) } }),
    });
  };
  /** Changes rows of the phone as no store would. */
  async function tamper(work: (records: IDBObjectStore) => void): Promise<void> {
    const database = await rowsOf(name);
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('record', 'readwrite');
      work(transaction.objectStore('record'));
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    database.close();
  }
  const rowOf = async (of: string): Promise<RecordRow> => {
    const database = await rowsOf(name);
    const row = await new Promise<RecordRow>((resolve) => {
      const request = database.transaction('record').objectStore('record').get(of);
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return row;
  };

  beforeEach(async () => {
    name = `digest-${crypto.randomUUID()}`;
    store = makeWholeStore(dexieBackend(name), { now: () => START, random: bytes });
    must(await store.enter(identity));
    [server, pushed, isRefusing] = [new Map(), [], false];
    for (let i = 0; i < 5; i++) {
      const record = wire(id(), { quantity: i });
      server.set(record.id, record);
    }
    const place = wire(id(), {}, { kind: 'place', scope: other, fields: { name: '上村', form: 'village' } });
    server.set(place.id, place);
    expect(await check()).toEqual({ ok: true, value: { at: START, differences: 0, same: true } });
  });
  afterEach(async () => {
    await emptyPhone(store);
    store.close();
  });

  const first = (): WireRecord => {
    const [record] = server.values();
    if (!record) throw new Error('the server has records');
    return record;
  };
  const expectHealed = async (differences: number) => {
    expect(await check()).toEqual({ ok: true, value: { at: START, differences, same: true } });
    expect(pulled).toEqual([scope]);
    const records = await store.records([...server.keys()]);
    expect(records.map((local) => local?.record.fields)).toEqual([...server.values()].map(({ fields }) => fields));
    expect(await check()).toMatchObject({ value: { differences: 0, same: true } });
    expect(pulled).toEqual([]);
  };

  it('heals a row that says something else, has lost its place in the lists, or cannot be read', async () => {
    const [a, b, c] = await Promise.all([...server.keys()].slice(0, 3).map(rowOf));
    await tamper((records) => {
      const said = a?.base && 'fields' in a.base ? a.base.fields : {};
      records.put({ ...a, base: { ...a?.base, fields: { ...said, quantity: 999 } } });
      records.put({ ...b, day: '1999-01-01', owner: 'nobody' });
      records.put({ ...c, base: { id: c?.id, scope } });
    });
    await expectHealed(3);
  });

  it('heals a row that is gone, and one that was never the server’s', async () => {
    const row = await rowOf(first().id);
    const stranger = id();
    await tamper((records) => {
      records.delete(first().id);
      records.put({ ...row, id: stranger, base: { ...row.base, id: stranger } });
    });
    await expectHealed(2);
    expect(await store.record(stranger)).toBeUndefined();
  });

  it('heals what changed, came or went on the server without telling', async () => {
    const [a, b] = [...server.values()];
    if (!a || !b) throw new Error('the server has records');
    server.set(a.id, { ...a, fields: { ...a.fields, quantity: 77 } });
    server.delete(b.id);
    const added = wire(id(), { quantity: 5 });
    server.set(added.id, added);
    await expectHealed(3);
    expect(await store.record(b.id)).toBeUndefined();
  });

  it('touches nothing that is unsent, and sends again what the server had taken and has no more', async () => {
    const sent = must(await store.save({ change: leaflet(), author: member }));
    await engine().run();
    const record = wire(sent.record, {}, { clock: sent.clock });
    server.set(record.id, record);
    await expectHealed(1);
    server.delete(record.id);
    pushed = [];
    const waiting = must(await store.save({ change: edit(first().id, { quantity: 55 }), author: member }));
    isRefusing = true;
    await check();
    isRefusing = false;
    await check();
    await engine().run();
    expect(new Set(pushed)).toEqual(new Set([sent.id, waiting.id]));
    expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
  });

  it('compares nothing while the server cannot be asked', async () => {
    const result = await checkData({
      store,
      engine: engine(),
      ask: async () => ({ ok: false, error: { code: 'offline' } }),
    });
    expect(result).toEqual({ ok: false, error: { code: 'offline' } });
    expect(await store.checked()).toMatchObject({ at: START });
  });
});
