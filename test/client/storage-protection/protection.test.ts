import { beforeEach, describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { type StorageProtection, startStorageProtection } from '../../../src/client/storage-protection/protection.ts';
import { lowSpace } from '../../../src/client/storage-protection/space.ts';
import { accepted, answer, bytes, identity, leaflet, member, START } from '../../contract/store-world.ts';
import { emptyPhone } from '../../support/empty-phone.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore, type WholeStore } from '../../support/whole-store.ts';

const DAY_MS = 86_400_000;

/** An in-memory localStorage. */
function makeMemory() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
  };
}

describe('storage protection', () => {
  let store: WholeStore;
  let memory: ReturnType<typeof makeMemory>;
  let now: number;
  let asked: number;
  let browser: { persisted: boolean; grants: boolean; permission: PermissionState | undefined };

  const open = (): StorageProtection =>
    startStorageProtection({
      store,
      memory,
      now: () => now,
      permission: async () => browser.permission,
      storage: {
        persisted: async () => browser.persisted,
        async persist() {
          asked += 1;
          browser.persisted = browser.grants;
          return browser.grants;
        },
      },
    });
  /** Waits for watches and promises to settle. */
  const rest = () => new Promise((resolve) => setTimeout(resolve, 5));
  const save = async (protection?: StorageProtection) => {
    const change = must(await store.save({ change: leaflet(), author: member }));
    protection?.saved();
    await rest();
    return change;
  };
  const start = async () => {
    const protection = open();
    await rest();
    return protection;
  };
  const newDatabase = () => makeWholeStore(memoryBackend(), { now: () => START, random: bytes });

  beforeEach(async () => {
    [now, asked, memory] = [START, 0, makeMemory()];
    browser = { persisted: false, grants: true, permission: 'prompt' };
    store = newDatabase();
    must(await store.enter(identity));
  });

  it('notes a change before its page reports it as saved', async () => {
    const protection = await start();
    must(await store.save({ change: leaflet(), author: member }));
    protection.saved();
    expect(JSON.parse(memory.getItem('qingyuan.holds') ?? 'null')).toMatchObject({ unsent: 1 });
    await rest();
    expect(JSON.parse(memory.getItem('qingyuan.holds') ?? 'null')).toMatchObject({ unsent: 1 });
    protection.stop();
  });

  describe('persistent storage', () => {
    it('is requested after the first save of a visit, never at the start', async () => {
      await save();
      const protection = await start();
      expect(asked).toBe(0);
      await save(protection);
      expect(asked).toBe(1);
      await save(protection);
      expect(asked).toBe(1);
    });

    it('is requested again a week after a refusal, or at the user’s request', async () => {
      browser.grants = false;
      const protection = await start();
      await save(protection);
      await save(protection);
      expect(asked).toBe(1);
      now += 8 * DAY_MS;
      await save(protection);
      expect(asked).toBe(2);
      expect(await protection.requestPersistence()).toBe(false);
      expect(asked).toBe(3);
    });

    it('is not requested again after a permanent refusal', async () => {
      browser.permission = 'denied';
      await save(await start());
      expect(asked).toBe(0);
    });
  });

  describe('an eviction', () => {
    it('is detected from the note, with the number of unsent changes', async () => {
      const first = await start();
      await save();
      const sent = await save();
      must(await store.settle([sent.id], answer([accepted(sent)])));
      await rest();
      first.stop();
      store = newDatabase();
      now += DAY_MS;
      const next = await start();
      expect(next.eviction()).toEqual({ at: now, unsent: 1 });
      next.stop();
      must(await store.enter(identity));
      const later = await start();
      expect(later.eviction()).toMatchObject({ unsent: 1 });
      later.dismiss();
      expect(later.eviction()).toBeUndefined();
      later.stop();
      expect((await start()).eviction()).toBeUndefined();
    });

    it('is not confused with signing out', async () => {
      const protection = await start();
      await emptyPhone(store);
      await rest();
      protection.stop();
      expect((await start()).eviction()).toBeUndefined();
    });

    it('is reported from the session alone if the note is gone too', async () => {
      (await start()).stop();
      store = newDatabase();
      memory.clear();
      const protection = await start();
      expect(protection.eviction()).toBeUndefined();
      protection.reportCleared();
      expect(protection.eviction()).toEqual({ at: now, unsent: null });
    });

    it('keeps the number of the note if the session is known before the first look', async () => {
      const first = await start();
      await save();
      first.stop();
      store = newDatabase();
      const next = open();
      next.reportCleared();
      await rest();
      expect(next.eviction()).toEqual({ at: now, unsent: 1 });
    });

    it('is not reported on a new phone', async () => {
      store = newDatabase();
      expect((await start()).eviction()).toBeUndefined();
    });
  });

  it('space is low when photos no longer fit, and unknown if the browser does not report it', () => {
    expect(lowSpace({ used: 90_000_000, quota: 100_000_000 })).toBe(10_000_000);
    expect(lowSpace({ used: 10_000_000, quota: 100_000_000 })).toBeUndefined();
    expect(lowSpace({ used: 11, quota: 10 })).toBe(0);
    expect(lowSpace({ used: undefined, quota: 10 })).toBeUndefined();
  });
});
