import type { Life } from './life.ts';

/** A lock of the browser's, among the pages of one phone. */
export interface Lock {
  /** As platform/tab-lock.ts: one page at a time; after a minute without an end in sight, work goes on without. */
  exclusive<T>(life: Life, schedule: (ms: number, work: () => void) => () => void, work: () => Promise<T>): Promise<T>;
  /** The browser takes the lock from a page that is gone. */
  release(life: Life): void;
}

const LONGEST_WAIT_MS = 60_000;

export function makeLock(): Lock {
  const queue: { readonly life: Life; readonly go: () => void }[] = [];
  let holder: Life | undefined;
  const next = () => {
    const first = queue.shift();
    holder = first?.life;
    first?.go();
  };
  return {
    async exclusive(life, schedule, work) {
      let isMine = true;
      if (!holder) holder = life;
      else {
        await new Promise<void>((resolve) => {
          const entry = { life, go: () => life.call(resolve) };
          queue.push(entry);
          schedule(LONGEST_WAIT_MS, () => {
            if (!queue.includes(entry)) return;
            queue.splice(queue.indexOf(entry), 1);
            isMine = false;
            resolve();
          });
        });
      }
      try {
        return await work();
      } finally {
        if (isMine) next();
      }
    },
    release(life) {
      for (const entry of queue.filter((each) => each.life === life)) queue.splice(queue.indexOf(entry), 1);
      if (holder === life) next();
    },
  };
}
