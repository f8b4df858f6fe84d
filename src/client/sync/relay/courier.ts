import type { ParcelRow } from '../../data/relay/parcel-row.ts';
import type { ParcelStore } from '../../data/relay/parcels.ts';
import { storageFailureOf } from '../../platform/idb/errors.ts';
import { makeListeners } from '../../platform/listeners.ts';
import { makeRunner } from '../../platform/runner.ts';
import { unexpected } from '../../platform/unexpected.ts';
import type { EngineOptions } from '../engine-types.ts';
import type { Carry, CarryFailure } from './carry.ts';

/** What became of a file is shown so long, unless somebody has read it before. */
const SHOWN_MS = 7 * 86_400_000;

export interface CourierOptions extends Pick<EngineOptions, 'now' | 'random' | 'schedule'> {
  readonly parcels: ParcelStore;
  readonly carry: Carry;
}

/** Delivers teammates' files, one after another, oldest first. Two tabs that deliver the same file do no harm. */
export interface Courier {
  /** Delivers what waits, unless a failure a moment ago asks for patience. */
  trigger(): void;
  /** Delivers now, whatever happened a moment ago; joins a delivery under way. */
  run(): Promise<void>;
  /** The file under way just now. */
  current(): string | undefined;
  /** Calls back when another file is under way, or none any more; returns the stop. */
  subscribe(listener: (current: string | undefined) => void): () => void;
  stop(): void;
}

export function makeCourier({ parcels, carry, now, random, schedule }: CourierOptions): Courier {
  const listeners = makeListeners<string | undefined>();
  let current: string | undefined;

  const show = (id: string | undefined) => {
    current = id;
    listeners.tell(id);
  };

  async function deliver({ id, file }: ParcelRow): Promise<CarryFailure | undefined> {
    if (!file) return undefined;
    show(id);
    const answer = await carry(file);
    if (answer.ok) {
      const { time: _, ...outcome } = answer.value;
      await parcels.settle(id, { state: 'delivered', outcome });
      return undefined;
    }
    if (answer.error.code !== 'refused') return answer.error;
    await parcels.settle(id, { state: 'refused', refusal: answer.error.why });
    return undefined;
  }

  /** A file that can not be read, or that somebody in between stops, holds up no other. */
  async function tryOne(parcel: ParcelRow): Promise<CarryFailure | undefined> {
    try {
      return await deliver(parcel);
    } catch (error) {
      if (storageFailureOf(error)) throw error;
      unexpected(error);
      return { code: 'foreign' };
    }
  }

  async function deliverAll(): Promise<CarryFailure | undefined> {
    await parcels.forget(now() - SHOWN_MS);
    let later: CarryFailure | undefined;
    for (const parcel of await parcels.waiting()) {
      if (runner.isStopped()) return undefined;
      const failure = await tryOne(parcel);
      if (failure && failure.code !== 'foreign') return failure;
      later = failure ?? later;
    }
    return later;
  }

  const runner = makeRunner<CarryFailure>({
    work: deliverAll,
    // Signed out: the next delivery follows the next successful sync.
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
