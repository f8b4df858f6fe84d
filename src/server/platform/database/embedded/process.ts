import { readFileSync } from 'node:fs';
import { errorCode } from '../failure.ts';

/** Reads the fields of /proc/PID/stat from the state (field 3) on; undefined without /proc, as on macOS. */
function statFields(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name (field 2) may contain spaces and brackets, so fields are counted from its last bracket.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Tells whether a process with this id runs, under any account. A process that waits to be reaped does not. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    if (errorCode(thrown) !== 'EPERM') return false;
  }
  return statFields(pid)?.[0] !== 'Z';
}

/**
 * Returns a mark of a process's start: boot id and clock ticks since boot. No later process with the same id has it;
 * it is '' without /proc, as on macOS.
 */
export function startMark(pid: number): string {
  const ticks = statFields(pid)?.[19];
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return ticks ? `${boot}/${ticks}` : '';
  } catch {
    return '';
  }
}
