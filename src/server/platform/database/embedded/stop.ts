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
  // Never signal a number on its own word: the directory must still name this very postmaster.
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
 * Stops this very postmaster: fast (roll back, checkpoint), and only if that hangs, at once (it recovers at the next
 * start). Does nothing if it has ended or another serves the directory now.
 */
export async function stopPostmaster(file: PostmasterFile, cluster: string): Promise<void> {
  if (await ends(file, cluster, 'SIGINT', fastPatienceMs)) return;
  await ends(file, cluster, 'SIGQUIT', immediatePatienceMs);
}
