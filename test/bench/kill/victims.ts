import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import type { Random } from '../../../src/demo/random.ts';
import { layoutOf } from '../../../src/server/platform/database/embedded/layout.ts';
import { readPostmasterFile } from '../../../src/server/platform/database/embedded/postmaster-file.ts';
import type { ServerProcess } from './server-process.ts';

/** What gets SIGKILL in a round. `both`: server and PostgreSQL at once, as when the power fails. */
export const targets = ['server', 'postgres', 'backend', 'both'] as const;
export type Target = (typeof targets)[number];

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function postmasterOf({ dataDir }: ServerProcess): number {
  const file = readPostmasterFile(layoutOf(realpathSync(dataDir)).cluster);
  if (!file) throw new Error('no postmaster.pid');
  return file.pid;
}

/** The processes that serve the server's connections. */
function backendsOf(postmaster: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter(
      (pid) =>
        read(`/proc/${pid}/stat`)
          .replace(/^.*\) /s, '')
          .split(' ')[1] === String(postmaster),
    )
    .filter((pid) => read(`/proc/${pid}/cmdline`).startsWith('postgres: qingyuan qingyuan'))
    .map(Number);
}

/** Kills, and starts again what does not come back by itself. */
export async function strike(server: ServerProcess, target: Target, random: Random): Promise<void> {
  const postmaster = postmasterOf(server);
  if (target === 'backend') {
    const backends = backendsOf(postmaster);
    if (backends.length > 0) process.kill(random.pick(backends), 'SIGKILL');
  }
  if (target === 'postgres' || target === 'both') process.kill(postmaster, 'SIGKILL');
  if (target === 'server' || target === 'both') {
    await server.kill();
    await server.start();
  }
}
