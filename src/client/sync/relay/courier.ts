import { backoff } from '../../../domain/kernel/backoff.ts';
import type { ParcelRow } from '../../data/relay/parcel-row.ts';
import type { ParcelStore } from '../../data/relay/parcels.ts';
import { storageFailureOf } from '../../platform/idb/errors.ts';
import { unexpected } from '../../platform/unexpected.ts';
import type { EngineOptions } from '../engine-types.ts';
import type { Carry } from './carry.ts';

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
  const listeners = new Set<(current: string | undefined) => void>();
  let current: string | undefined;
  let running: Promise<void> | undefined;
  let failures = 0;
  let isWaiting = false;
  let isAskedAgain = false;
  let isStopped = false;
  /** Of what was tried in this round, something waits for another one. */
  let isLeftOver = false;
  let cancelTimer = () => {};

  const show = (id: string | undefined) => {
    current = id;
    for (const listener of listeners) listener(id);
  };

  function wait(retryAfter = 0): void {
    failures += 1;
    isWaiting = true;
    cancelTimer();
    cancelTimer = schedule(backoff(failures, random, retryAfter), () => void run());
  }

  /** @returns false when the rest has to wait */
  async function deliver({ id, file }: ParcelRow): Promise<boolean> {
    if (!file) return true;
    show(id);
    const answer = await carry(file);
    if (answer.ok) {
      const { time: _, ...outcome } = answer.value;
      await parcels.settle(id, { state: 'delivered', outcome });
      return true;
    }
    if (answer.error.code === 'refused') {
      await parcels.settle(id, { state: 'refused', refusal: answer.error.why });
      return true;
    }
    // What stops one file need not stop the next.
    if (answer.error.code === 'foreign') {
      isLeftOver = true;
      return true;
    }
    // Signed out: the next delivery follows the next successful sync.
    if (answer.error.code === 'later') wait(answer.error.retryAfter);
    return false;
  }

  /** A file that can not be read holds up no other. */
  async function tryOne(parcel: ParcelRow): Promise<boolean> {
    try {
      return await deliver(parcel);
    } catch (error) {
      if (storageFailureOf(error)) throw error;
      unexpected(error);
      isLeftOver = true;
      return true;
    }
  }

  async function deliverAll(): Promise<void> {
    isLeftOver = false;
    for (const parcel of await parcels.waiting()) if (isStopped || !(await tryOne(parcel))) return;
    if (isLeftOver) wait();
    else failures = 0;
  }

  async function work(): Promise<void> {
    cancelTimer();
    isWaiting = false;
    try {
      await parcels.forget(now() - SHOWN_MS);
      do {
        isAskedAgain = false;
        await deliverAll();
      } while (isAskedAgain && !isWaiting && !isStopped);
    } catch (error) {
      if (storageFailureOf(error) === undefined) unexpected(error);
      wait();
    } finally {
      running = undefined;
      show(undefined);
    }
  }

  function run(): Promise<void> {
    if (isStopped) return Promise.resolve();
    if (running) isAskedAgain = true;
    else running = work();
    return running ?? Promise.resolve();
  }

  return {
    trigger() {
      if (!isWaiting) void run();
    },
    run,
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      isStopped = true;
      cancelTimer();
      listeners.clear();
    },
  };
}
