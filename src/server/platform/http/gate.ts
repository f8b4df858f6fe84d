/** Lets work begin in its turn. @returns undefined where too much waits already: come again later */
export type Gate = <T>(weight: number, work: () => Promise<T>) => Promise<T | undefined>;

interface GateOptions {
  /** How much is worked on at the same time. */
  readonly atOnce: number;
  /** How heavy all that waits may be together, in the unit of the weights. */
  readonly waiting: number;
}

/** First come, first served; what waits costs no more than its weight. */
export function makeGate({ atOnce, waiting }: GateOptions): Gate {
  const queue: { readonly weight: number; readonly enter: () => void }[] = [];
  let inside = 0;
  let heavy = 0;

  async function enter(weight: number): Promise<boolean> {
    if (inside < atOnce) {
      inside++;
      return true;
    }
    if (heavy + weight > waiting) return false;
    heavy += weight;
    await new Promise<void>((resolve) => queue.push({ weight, enter: resolve }));
    return true;
  }

  /** The place goes to the next in the queue; it is free only when nobody waits. */
  function leave(): void {
    const next = queue.shift();
    if (!next) {
      inside--;
      return;
    }
    heavy -= next.weight;
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
