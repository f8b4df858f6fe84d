import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

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
