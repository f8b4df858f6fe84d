import { describe, expect, it } from 'vitest';
import { makePageCache } from '../../../src/server/pages/cache.ts';

function stage(most = 10) {
  let now = 0;
  let made = 0;
  const cache = makePageCache<number>(() => now, 1_000, most);
  return {
    pass: (ms: number) => {
      now += ms;
    },
    get: (key = 'a') => cache.get(key, async () => ++made),
    fail: (key = 'a') => cache.get(key, () => Promise.reject(new Error('no database'))),
    clear: cache.clear,
    made: () => made,
  };
}

describe('the cache of pages', () => {
  it('makes a page once for all who ask at the same time, and again when it is old', async () => {
    const s = stage();
    expect(await Promise.all(Array.from({ length: 1_000 }, () => s.get()))).toEqual(Array(1_000).fill(1));
    s.pass(999);
    expect(await s.get()).toBe(1);
    s.pass(1);
    expect(await s.get()).toBe(2);
    s.clear();
    expect(await s.get()).toBe(3);
  });

  it('keeps a page that can not be made again, and no failure', async () => {
    const s = stage();
    await expect(s.fail()).rejects.toThrow('no database');
    expect(await s.get()).toBe(1);
    s.pass(2_000);
    expect(await s.fail()).toBe(1);
    s.pass(2_000);
    expect(await s.get()).toBe(2);
  });

  it('never keeps more than its number of pages', async () => {
    const s = stage(3);
    for (let at = 0; at < 100; at++) await s.get(String(at));
    expect(s.made()).toBe(100);
    await s.get('99');
    expect(s.made()).toBe(100);
    await s.get('0');
    expect(s.made()).toBe(101);
  });
});
