/** Lets work begin in its turn. @returns undefined where too much waits already: come again later */
export type Gate = <T>(weight: number, work: () => Promise<T>) => Promise<T | undefined>;

/** Where what waits at the gates of several districts is counted together. */
export interface WaitingRoom {
  /** @returns false where it is too heavy for what is left */
  take(weight: number): boolean;
  give(weight: number): void;
}

/** @param most how heavy all that waits may be together */
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

/** The waiting rooms of a server process: its memory is one, however many districts it serves. */
export interface WaitingRooms {
  readonly pushes: WaitingRoom;
  readonly relayFiles: WaitingRoom;
  readonly tips: WaitingRoom;
}

/** Bytes that may wait in a process, of all districts together. A district alone fills less: see each gate. */
export const makeWaitingRooms = (): WaitingRooms => ({
  pushes: makeWaitingRoom(256_000_000),
  relayFiles: makeWaitingRoom(80_000_000),
  tips: makeWaitingRoom(64_000_000),
});

interface GateOptions {
  /** How much is worked on at the same time. */
  readonly atOnce: number;
  /** How heavy all that waits may be together, in the unit of the weights. */
  readonly waiting: number;
  /** Shared with the gates of other districts. */
  readonly room?: WaitingRoom;
}

/** First come, first served; what waits costs no more than its weight. */
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

  /** The place goes to the next in the queue; it is free only when nobody waits. */
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
