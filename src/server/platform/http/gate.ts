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

/** Makes a gate: first come, first served, with bounded waiting weight. */
export function makeGate({ atOnce, waiting, budget = makeQueueBudget(waiting) }: GateOptions): Gate {
  const queue: { readonly weight: number; readonly enter: () => void }[] = [];
  let inside = 0;
  let waitingWeight = 0;

  async function enter(weight: number): Promise<boolean> {
    if (inside < atOnce) {
      inside++;
      return true;
    }
    if (waitingWeight + weight > waiting || !budget.reserve(weight)) return false;
    waitingWeight += weight;
    await new Promise<void>((resolve) => queue.push({ weight, enter: resolve }));
    return true;
  }

  /** The place passes to the next in the queue, and becomes free only if nobody waits. */
  function leave(): void {
    const next = queue.shift();
    if (!next) {
      inside--;
      return;
    }
    waitingWeight -= next.weight;
    budget.release(next.weight);
    next.enter();
  }

  return async (weight, work) => {
    if (!(await enter(weight))) return undefined;
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
