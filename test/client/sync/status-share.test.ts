import { describe, expect, it } from 'vitest';
import { initialStatus, type SyncStatus } from '../../../src/client/sync/status.ts';
import { combine, shareStatus } from '../../../src/client/sync/status-share.ts';

const working: SyncStatus = { ...initialStatus, working: true, sending: new Set(['a']) };
const failed: SyncStatus = { ...initialStatus, failure: 'offline' };

/** An engine that says what the test says. */
function fakeEngine() {
  let status = initialStatus;
  const listeners = new Set<(status: SyncStatus) => void>();
  return {
    status: () => status,
    subscribe(listener: (status: SyncStatus) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say(next: SyncStatus) {
      status = next;
      for (const listener of listeners) listener(next);
    },
  };
}

describe('what the tabs of a browser are at', () => {
  it('is what the working one says, else the one that worked last', () => {
    expect(
      combine(
        [
          { status: working, at: 1 },
          { status: failed, at: 2 },
        ],
        3,
      ),
    ).toBe(working);
    expect(
      combine(
        [
          { status: initialStatus, at: 1 },
          { status: failed, at: 2 },
        ],
        3,
      ),
    ).toBe(failed);
  });

  it('is not what a tab said that was closed in the middle of its work', () => {
    expect(
      combine(
        [
          { status: working, at: 1 },
          { status: failed, at: 2 },
        ],
        100_000,
      ),
    ).toBe(failed);
  });

  it('is the same in all of them', async () => {
    const name = crypto.randomUUID();
    const engines = [fakeEngine(), fakeEngine()];
    let time = 0;
    const tabs = engines.map((engine) => shareStatus(engine, name, () => ++time));
    const [here, there] = tabs;
    const heard = new Promise<SyncStatus>((resolve) => there?.subscribe(resolve));
    engines[0]?.say(working);
    expect(await heard).toEqual(working);
    expect(there?.status()).toEqual(here?.status());
    for (const tab of tabs) tab.stop();
  });
});
