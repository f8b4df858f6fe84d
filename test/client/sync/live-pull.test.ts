import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { isNews, pullOnPoke } from '../../../src/client/sync/live-pull.ts';
import { asked, bytes, page, START, scope } from '../../contract/store-world.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore } from '../../support/whole-store.ts';

describe('a poke', () => {
  const phone = { head: 5, cursors: { [scope]: 5 } };

  it('is news when it tells of more than the phone has, in what it holds', () => {
    expect(isNews(phone, { head: 6, scopes: [scope] })).toBe(true);
    expect(isNews(phone, { head: 6, scopes: '*' })).toBe(true);
    expect(isNews(phone, { head: 5, scopes: [scope] })).toBe(false);
    expect(isNews(phone, { head: 6, scopes: ['office'] })).toBe(false);
  });

  it('leads to one pull a moment later, unless the phone has it by then', async () => {
    const store = makeWholeStore(memoryBackend(), { now: () => START, random: bytes });
    const triggers: string[] = [];
    const due: (() => void)[] = [];
    const pull = pullOnPoke({
      store,
      engine: { trigger: (reason) => triggers.push(reason) },
      random: () => 0.5,
      schedule(_, work) {
        due.push(work);
        return () => undefined;
      },
    });
    const look = async () => {
      due.shift()?.();
      await store.state();
      await new Promise((resolve) => setTimeout(resolve));
    };
    must(await store.applyPull(await asked(store), page({ head: 5, cursors: { [scope]: 5 } })));
    pull.poke({ head: 6, scopes: [scope] });
    pull.poke({ head: 7, scopes: [scope] });
    expect(due).toHaveLength(1);
    await look();
    expect(triggers).toEqual(['poke']);
    pull.poke({ head: 5, scopes: [scope] });
    await look();
    expect(triggers).toEqual(['poke']);
  });
});
