import { makeListeners } from '../platform/listeners.ts';
import { makeRunner } from '../platform/runner.ts';
import type { EngineOptions, SyncEngine, Trigger } from './engine-types.ts';
import { initialStatus, type SyncStatus } from './status.ts';

interface LaterOptions extends Pick<EngineOptions, 'now' | 'random' | 'schedule'> {
  /** Loads the code and builds the engine; may fail without a network, or on a page from before an update. */
  readonly load: () => Promise<SyncEngine>;
  /** Calls `work` when the page is idle; returns a function that cancels it. */
  readonly whenIdle: (work: () => void) => () => void;
}

/** Failed attempts after which the page may be one from before an update, whose files are gone. */
const ATTEMPTS = 3;

/**
 * Stands for the engine while its code is not loaded. Loading begins when the page is idle, or earlier if something is
 * to be sent, and is repeated with backoff. The engine then gets all triggers that came before.
 */
export function laterEngine({ load, whenIdle, now, random, schedule }: LaterOptions): SyncEngine {
  const listeners = makeListeners<SyncStatus>();
  const missed = new Set<Trigger>();
  let engine: SyncEngine | undefined;
  let status = initialStatus;
  let attempts = 0;
  let cancelIdle = () => {};

  const report = (next: SyncStatus) => {
    status = next;
    listeners.tell(next);
  };

  async function begin(): Promise<{ readonly code: 'offline' } | undefined> {
    if (engine) return undefined;
    attempts++;
    const loaded = await load().catch(() => undefined);
    if (!loaded) return { code: 'offline' };
    if (runner.isStopped()) {
      loaded.stop();
      return undefined;
    }
    engine = loaded;
    engine.subscribe(report);
    for (const reason of missed) engine.trigger(reason);
    return undefined;
  }

  const runner = makeRunner({
    work: begin,
    plan: (failure, backedOff) => failure && backedOff(),
    report({ nextAttempt }) {
      if (!engine && nextAttempt !== null)
        report({ ...status, failure: 'offline', outdated: attempts >= ATTEMPTS, nextAttempt });
    },
    now,
    random,
    schedule,
  });

  return {
    trigger(reason) {
      if (engine) return engine.trigger(reason);
      missed.add(reason);
      cancelIdle();
      if (reason === 'start') cancelIdle = whenIdle(() => void runner.run());
      else runner.hurry();
    },
    async run() {
      await runner.run();
      await engine?.run();
    },
    status: () => status,
    subscribe: listeners.subscribe,
    stop() {
      cancelIdle();
      runner.stop();
      engine?.stop();
      listeners.clear();
    },
  };
}
