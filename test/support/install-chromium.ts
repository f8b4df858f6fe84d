import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumPath } from './chromium.ts';
import { installDebians, runProgram } from './debian.ts';

const playwright = join(fileURLToPath(new URL('../..', import.meta.url)), 'node_modules', '.bin', 'playwright');

/** Playwright's own browser, once it is installed. */
const playwrightsOwn = (): string | undefined => [chromium.executablePath()].find(existsSync);

const debians = (): string | undefined =>
  installDebians('Chromium', ['chromium', 'fonts-noto-cjk']) ? chromiumPath() : undefined;

function installPlaywrights(): string | undefined {
  console.log("No Chromium here: installing Playwright's own.");
  return runProgram(playwright, 'install', 'chromium') ? playwrightsOwn() : undefined;
}

/**
 * The browser that tests drive: the system's; else one that Playwright has installed before; else one that is
 * installed now, which is said.
 * @returns its path; undefined when none can be had
 */
export const ensureChromium = (): string | undefined =>
  chromiumPath() ?? playwrightsOwn() ?? debians() ?? installPlaywrights();
