import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../failure.ts';
import { isAlive } from './process.ts';

/** The content of postmaster.pid: https://www.postgresql.org/docs/18/storage-file-layout.html and `pidfile.h`. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  /** Process id, directory, start time and port: the lines that stay the same while the postmaster runs. */
  readonly identity: string;
  readonly ready: boolean;
}

/** Parses a postmaster.pid; undefined if it is incomplete. */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n');
  const [pid, , , port] = lines.map(Number);
  if (!pid || !port) return undefined;
  return { pid, port, identity: lines.slice(0, 4).join('\n'), ready: lines[7]?.trim() === 'ready' };
}

/** Reads the cluster's postmaster.pid, if it exists. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    return parsePostmasterFile(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'));
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

/**
 * Tells whether a process's working directory is the cluster's, as a postmaster's always is; 'unknown' without /proc.
 */
function worksInside(pid: number, cluster: string): boolean | 'unknown' {
  if (process.platform !== 'linux') return 'unknown';
  try {
    const workingDirectory = statSync(`/proc/${pid}/cwd`);
    const clusterDirectory = statSync(cluster);
    return workingDirectory.dev === clusterDirectory.dev && workingDirectory.ino === clusterDirectory.ino;
  } catch {
    return 'unknown';
  }
}

/**
 * The state of the process in a postmaster.pid: ended, possibly our postmaster, or another process with a reused id.
 */
export type PostmasterState = 'gone' | 'live' | 'number-reused';

/** Determines the state of the process that a postmaster.pid names. */
export function postmasterState(file: PostmasterFile, cluster: string): PostmasterState {
  if (!isAlive(file.pid)) return 'gone';
  return worksInside(file.pid, cluster) === false ? 'number-reused' : 'live';
}
