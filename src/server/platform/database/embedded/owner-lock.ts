import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { errorCode } from '../failure.ts';
import { isAlive, startMark } from './process.ts';

export interface OwnerLock {
  /** Releases the directory. Idempotent. */
  release(): void;
}

interface Owner {
  readonly pid: number;
  readonly mark: string;
}

function parse(text: string): Owner | undefined {
  const [pid, mark] = text.split('\n');
  return pid && /^\d+$/.test(pid) ? { pid: Number(pid), mark: mark ?? '' } : undefined;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

/**
 * Tells whether the owner is still running. Its process id may have been reused after a crash or a reboot, so the start
 * time is compared.
 */
function holds(owner: Owner): boolean {
  if (!isAlive(owner.pid)) return false;
  const mark = startMark(owner.pid);
  return owner.mark === '' || mark === '' || owner.mark === mark;
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === 'EEXIST') return false;
    throw thrown;
  }
}

/** Moves a stale lock away. If another process has just replaced it, puts that lock back. */
function clear(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return;
    throw thrown;
  }
  if (read(aside) !== stale) link(aside, path);
  rmSync(aside, { force: true });
}

/**
 * Claims a directory for this process by a lock file that names it. The lock of a dead process is taken over.
 * @returns the lock, or the id of the live process that holds it
 */
export function takeOwnerLock(path: string): Result<OwnerLock, { readonly pid: number }> {
  // The third line distinguishes two claims by one process.
  const own = `${process.pid}\n${startMark(process.pid)}\n${randomUUID()}\n`;
  const draft = `${path}.${randomUUID()}`;
  // Linking a written file is atomic, so nobody can read a partial lock.
  writeFileSync(draft, own, { flag: 'wx', mode: 0o644 });
  try {
    while (!link(draft, path)) {
      const found = read(path);
      if (found === undefined) continue;
      const owner = parse(found);
      if (owner && holds(owner)) return err({ pid: owner.pid });
      clear(path, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return ok({
    release() {
      if (read(path) === own) rmSync(path, { force: true });
    },
  });
}
