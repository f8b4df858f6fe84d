import { mkdtempSync, readFileSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';

/** What the suites may fill, with room to spare for their processes. */
const NEEDED_BYTES = 6 * 2 ** 30;

/** Tells whether the system keeps files in memory, programs too, and has room there. */
function hasRoomInMemory(): boolean {
  try {
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
    const mount = mounts.map((line) => line.split(' ')).find(([, folder]) => folder === MEMORY);
    const { bavail, bsize } = statfsSync(MEMORY);
    const isUsable = mount?.[2] === 'tmpfs' && !mount[3]?.split(',').includes('noexec');
    return isUsable && bavail * bsize > NEEDED_BYTES && freemem() > NEEDED_BYTES;
  } catch {
    return false;
  }
}

/**
 * Makes a folder for temporary files of a run: databases, browsers, their shared memory. It lies in memory where there
 * is room, since a disk makes PostgreSQL wait at each commit.
 */
export const makeScratch = (): string => mkdtempSync(join(hasRoomInMemory() ? MEMORY : tmpdir(), 'qingyuan-run-'));
