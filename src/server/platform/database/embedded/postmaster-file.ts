import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../failure.ts';
import { isAlive } from './process.ts';

/** What postmaster.pid says: https://www.postgresql.org/docs/18/storage-file-layout.html and `pidfile.h`. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  /** Number, directory, start time and port: the lines that stay the same while it runs. */
  readonly identity: string;
  readonly ready: boolean;
}

/** Reads the text of a postmaster.pid; undefined when it is cut off. */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n');
  const [pid, , , port] = lines.map(Number);
  if (!pid || !port) return undefined;
  return { pid, port, identity: lines.slice(0, 4).join('\n'), ready: lines[7]?.trim() === 'ready' };
}

/** The cluster's postmaster.pid, when there is one. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    return parsePostmasterFile(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'));
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

/**
 * Whether a process works inside the cluster's directory, as a postmaster always does; 'unknown' where the system
 * does not tell (no /proc).
 */
function worksInside(pid: number, cluster: string): boolean | 'unknown' {
  if (process.platform !== 'linux') return 'unknown';
  try {
    const there = statSync(`/proc/${pid}/cwd`);
    const here = statSync(cluster);
    return there.dev === here.dev && there.ino === here.ino;
  } catch {
    return 'unknown';
  }
}

/** What postmaster.pid stands for: nothing, a process that may be our postmaster, or one that got its number since. */
export type PostmasterState = 'gone' | 'live' | 'number-reused';

/** Judges a postmaster.pid by the process it names. */
export function postmasterState(file: PostmasterFile, cluster: string): PostmasterState {
  if (!isAlive(file.pid)) return 'gone';
  return worksInside(file.pid, cluster) === false ? 'number-reused' : 'live';
}
