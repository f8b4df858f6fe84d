import { beforeEach, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { makeSyncEngine } from '../../../src/client/sync/engine.ts';
import type { Transport } from '../../../src/client/sync/transport.ts';
import { pairedId } from '../../../src/domain/kernel/id.ts';
import { err, ok } from '../../../src/domain/kernel/result.ts';
import type { PushResult, WireChange } from '../../../src/protocol/sync/push.ts';
import { answer, bytes, EPOCH, id, identity, leaflet, member, page, START } from '../../contract/store-world.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore, type WholeStore } from '../../support/whole-store.ts';

let store: WholeStore;
let told: (readonly string[])[];
let here: string[];
let sent: WireChange[];
let isDown: boolean;

const refuse = ({ id }: WireChange): PushResult => ({ id, outcome: 'rejected', code: 'place_unknown', field: 'place' });
const transport: Transport = {
  hello: async () =>
    ok({ time: START, epoch: EPOCH, head: 1, ...identity, scopes: [], received: 1_000 }) as Awaited<
      ReturnType<Transport['hello']>
    >,
  async push({ changes }) {
    sent.push(...changes);
    return ok(
      answer(changes.map((change) => (change.fields.place ? refuse(change) : { id: change.id, outcome: 'ok' }))),
    );
  },
  async withdraw({ changes }) {
    if (isDown) return err({ code: 'offline' });
    told.push(changes);
    return ok({ here });
  },
  async pull(_, each) {
    await each(page({ received: 1_000, cursors: {} }));
    return ok(undefined);
  },
};

beforeEach(async () => {
  [told, here, sent, isDown] = [[], [], [], false];
  store = makeWholeStore(memoryBackend(), { now: () => START, random: bytes });
  must(await store.enter(identity));
});

const run = () =>
  makeSyncEngine({ store, transport, now: () => START, random: () => 0.5, schedule: () => () => {} }).run();
async function saveRefused(): Promise<string> {
  const { id: made } = must(await store.save({ change: leaflet({ place: id() }), author: member }));
  await run();
  return made;
}

it('tells the server once what was mended or taken back', async () => {
  const [mended, withdrawn] = [await saveRefused(), await saveRefused()];
  must(await store.replaceRefused(mended, id(), { place: null }));
  must(await store.withdraw(withdrawn));
  isDown = true;
  await run();
  isDown = false;
  await run();
  await run();
  expect(told.map((ids) => [...ids].sort())).toEqual([[mended, withdrawn].sort()]);
});

it('deletes there what was faster than its withdrawal', async () => {
  const withdrawn = await saveRefused();
  must(await store.withdraw(withdrawn));
  here = [withdrawn];
  await run();
  await run();
  expect(sent.at(-1)).toMatchObject({ record: withdrawn, fields: { deleted: true } });
  expect(sent.filter(({ fields }) => fields.deleted)).toHaveLength(1);
});

it('tells again after the server lost what it knew', async () => {
  const withdrawn = await saveRefused();
  must(await store.withdraw(withdrawn));
  await run();
  const { sync } = must(await store.state());
  must(await store.restart(sync.epoch));
  await run();
  expect(told).toEqual([[withdrawn], [withdrawn]]);
});

it('sends edits of a record with a paired id once its creation was answered', async () => {
  const record = pairedId(id(), id());
  must(await store.save({ change: { ...leaflet(), id: record, record }, author: member }));
  const edit = { id: id(), record, kind: 'leaflet', schema: 1, fields: { deleted: true } } as const;
  must(await store.save({ change: edit, author: member }));
  const other = leaflet();
  must(await store.save({ change: other, author: member }));
  await run();
  expect(sent.map((change) => change.id)).toEqual([record, other.id, edit.id]);
});

it('keeps an edit from the record that another made under the same paired id', async () => {
  const record = pairedId(id(), id());
  must(await store.save({ change: { ...leaflet({ place: id() }), id: record, record }, author: member }));
  const edit = { id: id(), record, kind: 'leaflet', schema: 1, fields: { deleted: true } } as const;
  must(await store.save({ change: edit, author: member }));
  await run();
  expect(sent.map((change) => change.id)).not.toContain(edit.id);
  expect((await store.change(edit.id))?.state).toBe('held');
});
