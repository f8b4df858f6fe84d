import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountsClient } from '../../src/client/accounts/accounts-client.ts';
import { dexieBackend } from '../../src/client/data/idb/dexie-backend.ts';
import type { Identity } from '../../src/client/data/store-types.ts';
import type { Client } from '../../src/client/state/client.ts';
import { type Commands, makeCommands } from '../../src/client/state/commands.ts';
import { ClientProvider } from '../../src/client/state/context.ts';
import { makeClient } from '../../src/client/state/make-client.ts';
import { createCounts } from '../../src/client/state/queue.ts';
import { createMyRecords, createRecord } from '../../src/client/state/records.ts';
import { makeSyncEngine } from '../../src/client/sync/engine.ts';
import type { Transport } from '../../src/client/sync/transport.ts';
import { err } from '../../src/domain/kernel/result.ts';
import { emptyPhone } from '../support/empty-phone.ts';
import { must } from '../support/must.ts';
import { there } from '../support/there.ts';
import { makeWholeStore, type WholeStore } from '../support/whole-store.ts';
import { asked, bytes, id, member, page, START, squad, wire } from './store-world.ts';

const unreachable = async () => err({ code: 'offline' } as const);
const transport: Transport = { hello: unreachable, push: unreachable, withdraw: unreachable, pull: unreachable };
const accounts: AccountsClient = {
  look: unreachable,
  accept: unreachable,
  signIn: unreachable,
  signOut: unreachable,
  session: unreachable,
};
const identity: Identity = {
  actor: { member, role: 'volunteer', squad, name: '王芳', squadName: '一分队' },
  district: { id: 'd', name: '清源区' },
};

/** A busy machine takes its time. */
const until = (isSo: () => unknown) => vi.waitUntil(isSo, { timeout: 20_000 });

describe('live queries of Solid over IndexedDB', () => {
  let client: Client;
  let store: WholeStore;
  let commands: Commands;
  let end = () => {};

  /** Runs `work` as a component below the provider would. */
  function mount<T>(work: () => T): T {
    return createRoot((dispose) => {
      end = dispose;
      let value: T | undefined;
      const view: unknown = ClientProvider({
        client,
        get children() {
          value = work();
          return undefined;
        },
      });
      if (typeof view === 'function') view();
      return value as T;
    });
  }

  beforeEach(async () => {
    store = makeWholeStore(dexieBackend(`live-${crypto.randomUUID()}`), { now: () => START, random: bytes });
    must(await store.enter(identity));
    client = makeClient({
      store,
      makeEngine: (parts) => makeSyncEngine({ ...parts, store, transport }),
      accounts,
      now: () => START,
      random: bytes,
      schedule: () => () => {},
    });
    commands = makeCommands(client.commandOptions);
    await until(() => client.session.identity());
  });
  afterEach(async () => {
    end();
    await emptyPhone(store);
    client.dispose();
  });

  it('shows what is saved, and keeps the identity of rows that did not change', async () => {
    const { list, counts } = mount(() => ({ list: createMyRecords(() => 10), counts: createCounts() }));
    await until(() => list()?.length === 0);
    must(await commands.saveActivity('leaflet', { date: '2026-05-01', quantity: 1 }));
    await until(() => list()?.length === 1);
    const first = list()?.[0];
    must(await commands.saveActivity('leaflet', { date: '2026-04-01', quantity: 2 }));
    await until(() => list()?.length === 2);
    expect(list()?.[0]).toBe(first);
    await until(() => counts()?.unsent === 2);
    // A changed row is still the same row, with its new content.
    must(await commands.editRecord(there(first).id, { quantity: 7 }));
    await until(() => list()?.[0]?.record.fields.quantity === 7);
    expect(list()?.[0]).toBe(first);
    expect({ ...first }).toMatchObject({ kind: 'leaflet', record: { fields: { quantity: 7 } } });
  });

  it('asks anew when a signal changes', async () => {
    const [limit, setLimit] = createSignal(1);
    for (const quantity of [1, 2, 3]) must(await commands.saveActivity('leaflet', { quantity }));
    const list = mount(() => createMyRecords(limit));
    await until(() => list()?.length === 1);
    setLimit(3);
    await until(() => list()?.length === 3);
  });

  it('tells what is not here from what is not read yet, and shows what a pull brings', async () => {
    const village = id();
    const record = mount(() => createRecord(() => village));
    expect(record()).toBeUndefined();
    await until(() => record() === null);
    const fields = { name: '上村', form: 'village', parent: id() };
    must(await store.applyPull(await asked(store), page({ records: [wire(village, {}, { kind: 'place', fields })] })));
    await until(() => record()?.record.fields.name === '上村');
  });
});
