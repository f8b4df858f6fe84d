import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../failure.ts';
import { type PostmasterFile, readPostmasterFile } from './postmaster-file.ts';
import { isAlive } from './process.ts';

const fastPatienceMs = 30_000;
const immediatePatienceMs = 10_000;

async function ends(
  file: PostmasterFile,
  cluster: string,
  signal: NodeJS.Signals,
  patienceMs: number,
): Promise<boolean> {
  // A process id alone is not enough for a signal: the directory must still name this very postmaster.
  if (!isAlive(file.pid) || readPostmasterFile(cluster)?.identity !== file.identity) return true;
  try {
    process.kill(file.pid, signal);
  } catch (thrown) {
    if (errorCode(thrown) !== 'ESRCH') throw thrown;
  }
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (!isAlive(file.pid)) return true;
    await sleep(20);
  }
  return false;
}

/**
 * Stops this postmaster: in fast mode (roll back, checkpoint), and if that hangs, in immediate mode (it recovers at the
 * next start). Does nothing if it has ended or another one serves the directory.
 */
export async function stopPostmaster(file: PostmasterFile, cluster: string): Promise<void> {
  if (await ends(file, cluster, 'SIGINT', fastPatienceMs)) return;
  await ends(file, cluster, 'SIGQUIT', immediatePatienceMs);
}
