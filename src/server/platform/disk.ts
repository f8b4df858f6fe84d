import { statfs } from 'node:fs/promises';

/** Bytes of a file system. */
export interface Space {
  readonly free: number;
  readonly total: number;
}

/** `low`: photos are told to wait, text is taken. `full`: writes fail, or are about to. */
export type DiskState = 'good' | 'low' | 'full';

/** The disk that everything lies on, as far as this process can see it. */
export interface Disk {
  state(): Promise<DiskState>;
  /** Free bytes; undefined where the system does not tell. */
  free(): Promise<number | undefined>;
  /** The database said that it has no room: its disk may be another machine's. */
  refused(): void;
}

export interface DiskOptions {
  /** A folder on the disk. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told once whenever the state has changed. */
  readonly changed: (state: DiskState, space: Space | undefined) => void;
  readonly read?: (folder: string) => Promise<Space | undefined>;
}

/** The disk is looked at so often at most, ms. */
const LOOK_MS = 5_000;
/** So long a write that was refused counts, ms; phones write something every minute. */
const REFUSED_MS = 60_000;

const GB = 1_000_000_000;
/** A share of the disk, or as much as a large disk needs for a day's work. */
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

function judge(space: Space | undefined, isRefused: boolean): DiskState {
  if (isRefused || (space && space.free < fullBelow(space))) return 'full';
  return space && space.free < lowBelow(space) ? 'low' : 'good';
}

export function watchDisk({ folder, now, changed, read = readSpace }: DiskOptions): Disk {
  let looked = Number.NEGATIVE_INFINITY;
  let space: Promise<Space | undefined> = Promise.resolve(undefined);
  let refusedUntil = 0;
  let reported: DiskState = 'good';

  function look(): Promise<Space | undefined> {
    if (Math.abs(now() - looked) >= LOOK_MS) {
      looked = now();
      space = read(folder);
    }
    return space;
  }

  return {
    async state() {
      const seen = await look();
      const state = judge(seen, now() < refusedUntil);
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
