import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a program where its words are seen. @returns whether it went well */
export const runProgram = (command: string, ...rest: readonly string[]): boolean =>
  spawnSync(command, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
  0;

function isDebianLike(): boolean {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID(?:_LIKE)?=.*debian/m.test(readFileSync(file, 'utf8'));
}

/** Installs Debian's packages, which is said. @returns false where that can not be done here */
export function installDebians(what: string, packages: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || !isDebianLike()) return false;
  console.log(`No ${what} here: installing Debian's with apt-get.`);
  return (
    runProgram('apt-get', 'update') && runProgram('apt-get', 'install', '-y', '--no-install-recommends', ...packages)
  );
}

/** Runs a program quietly in a folder. @returns whether it went well */
const runIn = (cwd: string, command: string, ...rest: readonly string[]): boolean =>
  spawnSync(command, rest, { cwd, stdio: 'ignore' }).status === 0;

/**
 * Unpacks a package of Debian's without installing it, so that no service starts and no root is needed. Kept for later runs.
 * @returns the folder with its files; undefined where the package can not be fetched
 */
export function unpackDebian(name: string): string | undefined {
  if (!isDebianLike()) return undefined;
  const kept = `/var/tmp/qingyuan-debian-${process.getuid?.() ?? 0}`;
  const folder = join(kept, name);
  if (existsSync(folder)) return folder;
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  const work = mkdtempSync(join(kept, 'fetch-'));
  try {
    const fetched =
      runIn(work, 'apt-get', 'download', name) ||
      (runIn(work, 'apt-get', 'update') && runIn(work, 'apt-get', 'download', name));
    const file = fetched ? readdirSync(work).find((each) => each.endsWith('.deb')) : undefined;
    if (file === undefined || !runIn(work, 'dpkg-deb', '-x', file, 'files')) return undefined;
    renameSync(join(work, 'files'), folder);
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
