import type { RelayFileRow } from '../../data/relay/relay-file-row.ts';
import type { RelayStore } from '../../data/relay/relay-store.ts';
import { storageFailureOf } from '../../platform/idb/errors.ts';
import { makeListeners } from '../../platform/listeners.ts';
import { makeRunner } from '../../platform/runner.ts';
import { unexpected } from '../../platform/unexpected.ts';
import type { EngineOptions } from '../engine-types.ts';
import type { RelayFailure, SendRelayFile } from './relay-transport.ts';

/** How long the result of a file is shown, unless it is dismissed. */
const SHOWN_MS = 7 * 86_400_000;

interface RelaySenderOptions extends Pick<EngineOptions, 'now' | 'random' | 'schedule'> {
  readonly relayFiles: RelayStore;
  readonly send: SendRelayFile;
}

/** Delivers teammates' files one after another, oldest first. Two tabs may deliver the same file. */
export interface RelaySender {
  /** Delivers waiting files, except during a wait after a failure. */
  trigger(): void;
  /** Delivers now, or joins a current delivery. */
  run(): Promise<void>;
  /** Returns the file being delivered. */
  current(): string | undefined;
  /** Calls back when another file, or none, is being delivered. Returns a function that unsubscribes. */
  subscribe(listener: (current: string | undefined) => void): () => void;
  stop(): void;
}

export function makeRelaySender({ relayFiles, send, now, random, schedule }: RelaySenderOptions): RelaySender {
  const listeners = makeListeners<string | undefined>();
  let current: string | undefined;

  const show = (id: string | undefined) => {
    current = id;
    listeners.tell(id);
  };

  async function deliver({ id, file }: RelayFileRow): Promise<RelayFailure | undefined> {
    if (!file) return undefined;
    show(id);
    const answer = await send(file);
    if (answer.ok) {
      const { time: _, ...outcome } = answer.value;
      await relayFiles.settle(id, { state: 'delivered', outcome });
      return undefined;
    }
    if (answer.error.code !== 'refused') return answer.error;
    await relayFiles.settle(id, { state: 'refused', refusal: answer.error.why });
    return undefined;
  }

  /** Delivers one file; an unreadable or blocked file does not stop the others. */
  async function tryOne(relayFile: RelayFileRow): Promise<RelayFailure | undefined> {
    try {
      return await deliver(relayFile);
    } catch (error) {
      if (storageFailureOf(error)) throw error;
      unexpected(error);
      return { code: 'foreign' };
    }
  }

  async function deliverAll(): Promise<RelayFailure | undefined> {
    await relayFiles.forget(now() - SHOWN_MS);
    let later: RelayFailure | undefined;
    for (const relayFile of await relayFiles.waiting()) {
      if (runner.isStopped()) return undefined;
      const failure = await tryOne(relayFile);
      if (failure && failure.code !== 'foreign') return failure;
      later = failure ?? later;
    }
    return later;
  }

  const runner = makeRunner<RelayFailure>({
    work: deliverAll,
    // After a sign-out the next successful sync triggers a delivery.
    plan: (failure, backedOff) => (failure && failure.code !== 'unauthorized' ? backedOff() : undefined),
    report: ({ working }) => working || show(undefined),
    now,
    random,
    schedule,
  });

  return {
    trigger() {
      if (!runner.isWaiting()) void runner.run();
    },
    run: runner.run,
    current: () => current,
    subscribe: listeners.subscribe,
    stop() {
      runner.stop();
      listeners.clear();
    },
  };
}
