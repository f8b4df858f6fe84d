import { beforeEach, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { makeStore } from '../../../src/client/data/make-store.ts';
import type { Store } from '../../../src/client/data/store.ts';
import type { Fields, Identity } from '../../../src/client/data/store-types.ts';
import { type Commands, makeCommands } from '../../../src/client/state/commands.ts';
import { readLocalLedger, supplyOf } from '../../../src/client/stock/local-ledger.ts';
import { err } from '../../../src/domain/kernel/result.ts';
import { arrivalId } from '../../../src/domain/records/kinds/arrival.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import { squadAccount } from '../../../src/domain/records/posting.ts';
import { balanceOf } from '../../../src/domain/stock/ledger.ts';
import { bytes, id, member, START, squad } from '../../contract/store-world.ts';
import { must } from '../../support/must.ts';

const actor = { member, role: 'volunteer', squad, name: '王芳', squadName: '一分队' } as const;
const identity: Identity = { actor, district: { id: 'd', name: '清源区' } };
const [material, other] = [id(), id()];

let store: Store;
let commands: Commands;
let save: (kind: KindName, fields: Fields, id?: string) => Promise<string>;

beforeEach(async () => {
  store = makeStore(memoryBackend(), { now: () => START, random: bytes });
  must(await store.enter(identity));
  commands = makeCommands({
    ...{ store, identity: store.identity, time: () => START, random: bytes, written: () => undefined },
  });
  save = async (kind, fields, id) =>
    must(await commands.createRecord(kind, { date: '2026-06-01', squad, material, ...fields }, id ? { id } : {}))
      .recordId;
});

const send = (quantity: number, fields: Fields) => save('movement', { quantity, ...fields });

it('takes leaflets from the squad while the member never got any', async () => {
  expect(await supplyOf(store, actor, material)).toEqual({ held: undefined, from: 'squad', batch: undefined });
  await send(500, { from: 'office', to: 'squad', batch: '26K3' });
  expect(await supplyOf(store, actor, material)).toEqual({ held: undefined, from: 'squad', batch: '26K3' });
});

it('takes them from the member as long as some are left, and from the squad afterwards', async () => {
  await send(500, { from: 'office', to: 'squad', batch: '26K3' });
  await send(50, { from: 'squad', to: 'hand', member, batch: '26J1' });
  expect(await supplyOf(store, actor, material)).toEqual({ held: 50, from: 'hand', batch: '26J1' });
  expect((await supplyOf(store, actor, other)).held).toBeUndefined();
  await save('leaflet', { quantity: 60, member, from: 'hand' });
  expect(await supplyOf(store, actor, material)).toEqual({ held: -10, from: 'squad', batch: '26K3' });
  await save('stocktake', { at: 'hand', member, counted: 4 });
  expect(await supplyOf(store, actor, material)).toMatchObject({ held: 4, from: 'hand' });
});

it('adds up the squad with what is not sent yet, and lists deliveries until they are confirmed', async () => {
  const movement = await send(500, { from: 'office', to: 'squad' });
  await send(5, { from: 'hand', to: 'squad', member });
  await save('leaflet', { quantity: 60, member });
  const inSquad = async () => {
    const { holdings } = await readLocalLedger(store);
    const found = holdings.find(({ account }) => account === squadAccount(squad));
    return found && balanceOf(found);
  };
  expect(await inSquad()).toBe(445);
  const toConfirm = async () =>
    (await readLocalLedger(store)).toConfirm.map((each) => [each.movement.id, each.arrival?.id]);
  expect(await toConfirm()).toEqual([[movement, undefined]]);
  const arrival = arrivalId(movement, squad);
  await save('arrival', { movement, sent: 500, counted: 480, missing: 'loss' }, arrival);
  expect(await inSquad()).toBe(425);
  expect(await toConfirm()).toEqual([]);
  // The office corrects what it sent: 480 of other 490 copies arrived, or another number.
  must(await commands.editRecord(movement, { quantity: 490 }));
  expect(await toConfirm()).toEqual([[movement, arrival]]);
  must(await commands.editRecord(arrival, { sent: 490, counted: 480 }));
  expect(await inSquad()).toBe(425);
  expect(await toConfirm()).toEqual([]);
});

it('has a delivery confirmed again after its arrival was withdrawn, never over another arrival', async () => {
  const movement = await send(500, { from: 'office', to: 'squad' });
  const arrival = arrivalId(movement, squad);
  const confirm = (counted: number) =>
    commands.createRecord('arrival', { movement, squad, material, sent: 500, counted }, { id: arrival });
  must(await confirm(480));
  must(await commands.editRecord(arrival, { deleted: true, note: '没到' }));
  expect((await readLocalLedger(store)).toConfirm.map((each) => each.arrival)).toEqual([undefined]);
  expect(await commands.editRecord(arrival, { counted: 490 })).toEqual(err({ code: 'not_here' }));
  must(await confirm(490));
  expect((await readLocalLedger(store)).toConfirm).toEqual([]);
  expect((await store.record(arrival))?.record.fields).toMatchObject({ counted: 490, deleted: false });
  expect(await confirm(495)).toEqual(err({ code: 'made_already' }));
  expect((await store.record(arrival))?.record.fields.counted).toBe(490);
});

it('puts an entry about a member into the member’s squad, by whomever it is written', async () => {
  const { recordId: volunteer } = must(
    await commands.createRecord('member', { name: '李四', role: 'volunteer', squad }),
  );
  const entry = { material, date: '2026-06-01', member: volunteer };
  for (const made of [
    await save('movement', { ...entry, squad: null, quantity: 5, from: 'source', to: 'hand' }),
    await save('stocktake', { ...entry, squad: null, at: 'hand', counted: 5 }),
  ])
    expect((await store.record(made))?.record.fields.squad).toBe(squad);
});
