import { statfs } from 'node:fs/promises';

/** Free and total bytes of a file system. */
export interface Space {
  readonly free: number;
  readonly total: number;
}

/** `low`: photos must wait, text is accepted. `full`: writes fail, or soon will. */
export type DiskState = 'good' | 'low' | 'full';

/** The state of the disk that holds all data, as far as this process can see it. */
export interface Disk {
  state(): Promise<DiskState>;
  /** Free bytes; undefined if the system does not report them. */
  free(): Promise<number | undefined>;
  /** Reports that the database is out of space, possibly on another machine's disk. */
  refused(): void;
}

export interface DiskOptions {
  /** A folder on the disk. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called once for each change of the state. */
  readonly changed: (state: DiskState, space: Space | undefined) => void;
  readonly read?: (folder: string) => Promise<Space | undefined>;
}

/** Minimum interval between two readings of the disk, in milliseconds. */
const LOOK_MS = 5_000;
/** How long a refused write counts, in milliseconds. Phones write every minute. */
const REFUSED_MS = 60_000;

const GB = 1_000_000_000;
/** Computes the threshold of `low`: a share of the disk, at most 2 GB, which is enough for a day. */
const lowBelow = ({ total }: Space): number => Math.min(total * 0.2, 2 * GB);
const fullBelow = ({ total }: Space): number => Math.min(total * 0.05, GB / 4);

async function readSpace(folder: string): Promise<Space | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch {
    return undefined;
  }
}

function stateOf(space: Space | undefined, isRefused: boolean): DiskState {
  if (isRefused || (space && space.free < fullBelow(space))) return 'full';
  return space && space.free < lowBelow(space) ? 'low' : 'good';
}

export function watchDisk({ folder, now, changed, read = readSpace }: DiskOptions): Disk {
  let lastRead = Number.NEGATIVE_INFINITY;
  let space: Promise<Space | undefined> = Promise.resolve(undefined);
  let refusedUntil = 0;
  let reported: DiskState = 'good';

  function look(): Promise<Space | undefined> {
    if (Math.abs(now() - lastRead) >= LOOK_MS) {
      lastRead = now();
      space = read(folder);
    }
    return space;
  }

  return {
    async state() {
      const seen = await look();
      const state = stateOf(seen, now() < refusedUntil);
      if (state !== reported) {
        reported = state;
        changed(state, seen);
      }
      return state;
    },
    free: async () => (await look())?.free,
    refused() {
      refusedUntil = now() + REFUSED_MS;
    },
  };
}
