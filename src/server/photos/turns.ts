/** Runs work so that no more than a number of it goes on at once; the rest waits its turn, first come first served. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** @param most how many at once */
export function createTurns(most: number): Turns {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
