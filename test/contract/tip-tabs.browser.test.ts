import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tabChannel, tabLock } from '../../src/client/platform/tabs.ts';
import { makeBrowserClient } from '../../src/client/state/browser-client.ts';
import { flagWaitingTips, hasWaitingTips, lastActive, markActive } from '../../src/client/tips/queue/local-flags.ts';
import type { TabNews } from '../../src/client/tips/queue/sender-types.ts';
import { must } from '../support/must.ts';
import { identity } from './store-world.ts';

const ACTIVE = 'qingyuan.active';

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the session’s sign of life', () => {
  const now = 1_800_000_000_000;

  it('is the last one, to within ten seconds, whatever the clock does', () => {
    expect(lastActive()).toBeUndefined();
    markActive(now);
    markActive(now + 9_999);
    expect(lastActive()).toBe(now);
    markActive(now + 10_000);
    expect(lastActive()).toBe(now + 10_000);
    markActive(now - 86_400_000);
    expect(lastActive()).toBe(now - 86_400_000);
  });

  it('is none where somebody else wrote something else, or storage is forbidden', () => {
    localStorage.setItem(ACTIVE, 'yesterday');
    expect(lastActive()).toBeUndefined();
    markActive(now);
    expect(lastActive()).toBe(now);
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(lastActive()).toBeUndefined();
    expect(() => markActive(now)).not.toThrow();
    expect(() => flagWaitingTips(true)).not.toThrow();
    expect(hasWaitingTips()).toBe(false);
  });

  it('is left by what a member’s page sends, and by no page without a member', async () => {
    const client = makeBrowserClient(`marks-${crypto.randomUUID()}`);
    try {
      await client.engine.run();
      expect(lastActive()).toBeUndefined();
      must(await client.store.enter(identity));
      const before = Date.now();
      await client.engine.run();
      expect(lastActive()).toBeGreaterThanOrEqual(before);
    } finally {
      client.dispose();
    }
  });
});

describe('pages over one queue', () => {
  it('work one at a time', async () => {
    const name = `lock-${crypto.randomUUID()}`;
    const [one, other] = [tabLock(name, 60_000), tabLock(name, 60_000)];
    let atWork = 0;
    const work = async () => {
      expect(++atWork).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      atWork--;
    };
    await Promise.all([one(work), other(work), one(work), other(work)]);
    await expect(one(() => Promise.reject(new Error('of the work itself')))).rejects.toThrow('of the work itself');
    expect(await other(async () => 'free again')).toBe('free again');
  });

  it('do not wait for ever for one that the system has frozen', async () => {
    const name = `lock-${crypto.randomUUID()}`;
    vi.useFakeTimers();
    void tabLock(name, 60_000)(() => new Promise(() => {}));
    let isDone = false;
    const waiting = tabLock(
      name,
      60_000,
    )(async () => {
      isDone = true;
    });
    await vi.advanceTimersByTimeAsync(59_000);
    expect(isDone).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    await waiting;
    expect(isDone).toBe(true);
  });

  it('tell each other what happens, and nothing once they are closed', async () => {
    const name = `channel-${crypto.randomUUID()}`;
    const [here, there] = [tabChannel<TabNews>(name), tabChannel<TabNews>(name)];
    const heard: TabNews[] = [];
    there.listen((news) => heard.push(news));
    here.tell({ news: 'arrived', id: 'a' });
    await expect.poll(() => heard).toEqual([{ news: 'arrived', id: 'a' }]);
    here.close();
    expect(() => here.tell({ news: 'changed' })).not.toThrow();
    there.close();
  });
});
