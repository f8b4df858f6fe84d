import { beforeEach, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { isBehind } from '../../../src/client/sync/restored.ts';
import { accepted, answer, asked, bytes, EPOCH, id, leaflet, member, page, START } from '../../contract/store-world.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore, type WholeStore } from '../../support/whole-store.ts';

const LATER = id();
let store: WholeStore;
beforeEach(() => {
  store = makeWholeStore(memoryBackend(), { now: () => START, random: bytes });
});

const saveAndDeliver = async (epoch = EPOCH) => {
  const change = must(await store.save({ change: leaflet(), author: member }));
  must(await store.settle([change.id], { ...answer([accepted(change)]), epoch }));
  return change;
};
const behind = async (told: { epoch: string; head?: number; received?: number }) => {
  const { sync, device } = must(await store.state());
  return isBehind({ head: 1, received: 1_000, ...told }, sync, device);
};

it('trusts a server that has what it had', async () => {
  expect(await behind({ epoch: EPOCH })).toBe(false);
  await saveAndDeliver();
  must(await store.applyPull(await asked(store), page()));
  expect(await behind({ epoch: EPOCH })).toBe(false);
  expect(await behind({ epoch: EPOCH, head: 0 })).toBe(true);
  expect(await behind({ epoch: EPOCH, received: 0 })).toBe(true);
  expect(await behind({ epoch: LATER })).toBe(true);
});

it('notices a new epoch though it has receipts only and has never pulled', async () => {
  const change = await saveAndDeliver();
  expect(await behind({ epoch: LATER })).toBe(true);
  must(await store.restart(null));
  expect((await store.change(change.id))?.state).toBe('unsent');
  expect(await behind({ epoch: LATER })).toBe(false);
});

it('sends again what got its receipt by an answer from before the restored backup that came after it', async () => {
  await saveAndDeliver(LATER);
  must(await store.applyPull(await asked(store), page({ epoch: LATER })));
  const late = await saveAndDeliver(EPOCH);
  expect(await behind({ epoch: LATER })).toBe(true);
  must(await store.restart(LATER));
  expect((await store.change(late.id))?.state).toBe('unsent');
});
