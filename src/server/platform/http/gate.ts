/** Starts work in order of arrival. @returns undefined when too much work is waiting: retry later */
export type Gate = <T>(weight: number, work: () => Promise<T>) => Promise<T | undefined>;

/** Limits the total weight of waiting work at the gates of all districts. */
export interface WaitingRoom {
  /** @returns false if the weight exceeds the rest of the limit */
  take(weight: number): boolean;
  give(weight: number): void;
}

/** @param most maximum total weight */
export function makeWaitingRoom(most: number): WaitingRoom {
  let heavy = 0;
  return {
    take(weight) {
      if (heavy + weight > most) return false;
      heavy += weight;
      return true;
    },
    give(weight) {
      heavy -= weight;
    },
  };
}

/** The limits of a server process, whose memory all districts share. */
export interface WaitingRooms {
  readonly pushes: WaitingRoom;
  readonly relayFiles: WaitingRoom;
  readonly tips: WaitingRoom;
}

/** Maximum bytes that may wait in a process, for all districts together. A single district may use less: see each gate. */
export const makeWaitingRooms = (): WaitingRooms => ({
  pushes: makeWaitingRoom(256_000_000),
  relayFiles: makeWaitingRoom(80_000_000),
  tips: makeWaitingRoom(64_000_000),
});

interface GateOptions {
  /** Maximum number of works in progress. */
  readonly atOnce: number;
  /** Maximum total weight of waiting work. */
  readonly waiting: number;
  /** Shared with the gates of other districts. */
  readonly room?: WaitingRoom;
}

/** Makes a gate: first come, first served, with bounded waiting weight. */
export function makeGate({ atOnce, waiting, room = makeWaitingRoom(waiting) }: GateOptions): Gate {
  const queue: { readonly weight: number; readonly enter: () => void }[] = [];
  let inside = 0;
  let heavy = 0;

  async function enter(weight: number): Promise<boolean> {
    if (inside < atOnce) {
      inside++;
      return true;
    }
    if (heavy + weight > waiting || !room.take(weight)) return false;
    heavy += weight;
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
    heavy -= next.weight;
    room.give(next.weight);
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
