import { chownSync, closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import type { RunAs } from './run-as.ts';

const maxBytes = 10 * 1024 * 1024;

export interface ServerLog {
  readonly fd: number;
  /** Returns what was written since the log was opened or since the last call. */
  since(): string;
  close(): void;
}

/** Opens PostgreSQL's log for appending. A log above 10 MB is first renamed to `.1`, replacing the previous one. */
export function openLog(path: string, as: RunAs): ServerLog {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) renameSync(path, `${path}.1`);
  const fd = openSync(path, 'a+', 0o600);
  if (as.uid !== undefined) chownSync(path, as.uid, as.gid);
  let seen = fstatSync(fd).size;
  return {
    fd,
    since() {
      const bytes = Buffer.alloc(fstatSync(fd).size - seen);
      readSync(fd, bytes, 0, bytes.length, seen);
      seen += bytes.length;
      return bytes.toString('utf8');
    },
    close: () => closeSync(fd),
  };
}
