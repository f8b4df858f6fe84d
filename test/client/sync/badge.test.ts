import { describe, expect, it, vi } from 'vitest';
import type { Counts } from '../../../src/client/data/store-types.ts';
import { startBadge } from '../../../src/client/sync/badge.ts';

/** A store whose counts the test tells. */
function watched() {
  let tell: (counts: Counts) => void = () => undefined;
  const stop = vi.fn();
  const store = {
    counts: () => Promise.resolve({ unsent: 0, attention: 0 }),
    watch: <T>(_: () => Promise<T>, next: (value: T) => void) => {
      tell = next as unknown as typeof tell;
      return stop;
    },
  };
  return { store, stop, tell: (unsent: number) => tell({ unsent, attention: 0 }) };
}

describe('the number on the icon', () => {
  it('is that of unsent records, told once for each change, and none when all are sent', () => {
    const told: (number | 'none')[] = [];
    const { store, tell } = watched();
    startBadge(store, {
      setAppBadge: async (count) => void told.push(count),
      clearAppBadge: async () => void told.push('none'),
    });
    for (const unsent of [0, 1, 2, 2, 0, 0]) tell(unsent);
    // The first clears what an earlier start left.
    expect(told).toEqual(['none', 1, 2, 'none']);
  });

  it('harms nothing where the phone refuses, or has no such numbers', async () => {
    const { store, tell, stop } = watched();
    const refuse = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    startBadge(store, { setAppBadge: refuse, clearAppBadge: refuse });
    tell(3);
    await new Promise((resolve) => setTimeout(resolve));
    startBadge(store, {})();
    expect(stop).not.toHaveBeenCalled();
  });

  it('ends with the client', () => {
    const { store, stop } = watched();
    startBadge(store, { setAppBadge: async () => undefined, clearAppBadge: async () => undefined })();
    expect(stop).toHaveBeenCalledOnce();
  });
});
