/** Starts work in order of arrival. @returns undefined when too much work is waiting: retry later */
export type Gate = <T>(weight: number, work: () => Promise<T>) => Promise<T | undefined>;

/** Limits the total weight of waiting work at the gates of all districts. */
export interface QueueBudget {
  /** @returns false if the weight exceeds the rest of the limit */
  reserve(weight: number): boolean;
  release(weight: number): void;
}

/** @param most maximum total weight */
export function makeQueueBudget(most: number): QueueBudget {
  let waitingWeight = 0;
  return {
    reserve(weight) {
      if (waitingWeight + weight > most) return false;
      waitingWeight += weight;
      return true;
    },
    release(weight) {
      waitingWeight -= weight;
    },
  };
}

/** The limits of a server process, whose memory all districts share. */
export interface QueueBudgets {
  readonly pushes: QueueBudget;
  readonly relayFiles: QueueBudget;
  readonly tips: QueueBudget;
}

/** Maximum bytes that may wait in a process, for all districts together. A single district may use less: see each gate. */
export const makeQueueBudgets = (): QueueBudgets => ({
  pushes: makeQueueBudget(256_000_000),
  relayFiles: makeQueueBudget(80_000_000),
  tips: makeQueueBudget(64_000_000),
});

interface GateOptions {
  /** Maximum number of works in progress. */
  readonly atOnce: number;
  /** Maximum total weight of waiting work. */
  readonly waiting: number;
  /** Shared with the gates of other districts. */
  readonly budget?: QueueBudget;
}

/** Limits how much work runs at once; the rest waits, in order of arrival. */
export interface Semaphore {
  readonly take: <T>(work: () => Promise<T>) => Promise<T>;
  /** Tells whether work would start at once. */
  readonly isFree: () => boolean;
}

/** @param atOnce maximum number of works in progress */
export function makeSemaphore(atOnce: number): Semaphore {
  const queue: (() => void)[] = [];
  let inside = 0;
  return {
    isFree: () => inside < atOnce,
    async take(work) {
      if (inside < atOnce) inside++;
      else await new Promise<void>((resolve) => queue.push(resolve));
      try {
        return await work();
      } finally {
        // The place passes to the next in the queue, and becomes free only when nobody waits.
        const next = queue.shift();
        if (next) next();
        else inside--;
      }
    },
  };
}

/** Makes a gate: first come, first served, with bounded waiting weight. */
export function makeGate({ atOnce, waiting, budget = makeQueueBudget(waiting) }: GateOptions): Gate {
  const semaphore = makeSemaphore(atOnce);
  let heavy = 0;
  return async (weight, work) => {
    if (semaphore.isFree()) return semaphore.take(work);
    if (heavy + weight > waiting || !budget.reserve(weight)) return undefined;
    heavy += weight;
    return semaphore.take(() => {
      heavy -= weight;
      budget.release(weight);
      return work();
    });
  };
}
