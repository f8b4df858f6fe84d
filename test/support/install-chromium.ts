import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumPath } from './chromium.ts';

const playwright = join(fileURLToPath(new URL('../..', import.meta.url)), 'node_modules', '.bin', 'playwright');

const run = (command: string, ...rest: readonly string[]): boolean =>
  spawnSync(command, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
  0;

function isDebianLike(): boolean {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID(?:_LIKE)?=.*debian/m.test(readFileSync(file, 'utf8'));
}

/** Playwright's own browser, once it is installed. */
const playwrightsOwn = (): string | undefined => [chromium.executablePath()].find(existsSync);

function installDebians(): string | undefined {
  if (process.getuid?.() !== 0 || !isDebianLike()) return undefined;
  console.log("No Chromium here: installing Debian's with apt-get.");
  const packages = ['--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
  return run('apt-get', 'update') && run('apt-get', 'install', '-y', ...packages) ? chromiumPath() : undefined;
}

function installPlaywrights(): string | undefined {
  console.log("No Chromium here: installing Playwright's own.");
  return run(playwright, 'install', 'chromium') ? playwrightsOwn() : undefined;
}

/**
 * The browser that tests drive: the system's; else one that Playwright has installed before; else one that is
 * installed now, which is said.
 * @returns its path; undefined when none can be had
 */
export const ensureChromium = (): string | undefined =>
  chromiumPath() ?? playwrightsOwn() ?? installDebians() ?? installPlaywrights();
