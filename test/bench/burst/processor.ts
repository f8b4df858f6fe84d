import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own ticks are. */
const TICK_MS = 10;

interface Stat {
  readonly parent: number;
  /** Milliseconds of its own. */
  readonly own: number;
  /** Milliseconds of those among its children that have ended. */
  readonly ended: number;
}

/** What /proc says of a process; undefined for one that has ended, and on other systems. */
function statOf(pid: number): Stat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11);
    return { parent, own: (user + system) * TICK_MS, ended: (endedUser + endedSystem) * TICK_MS };
  } catch {
    return undefined;
  }
}

/** The processor time that a process and its children have used so far, in milliseconds; 0 where the system does not tell. */
export function processorTime(pid: number): number {
  const parent = statOf(pid);
  if (!parent) return 0;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? [])
    .filter((stat) => stat.parent === pid);
  return children.reduce((sum, { own }) => sum + own, parent.own + parent.ended);
}
