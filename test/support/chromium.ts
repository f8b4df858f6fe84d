import { existsSync } from 'node:fs';

/** Where systems keep a Chromium; CHROMIUM_PATH goes first. */
const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The system's Chromium; undefined when there is none and Playwright's own is to be used. */
export const chromiumPath = (): string | undefined => places.find((path) => path && existsSync(path));

/**
 * Chromium without its own windows and menus (Debian's chromium-headless-shell): the same engine for two thirds of the
 * CPU time (docs/decisions/024-real-programs.md).
 */
const shell = '/usr/bin/chromium-headless-shell';

/** The browser for pages alone: the shell if it is installed and no other browser was chosen. */
export const shellPath = (): string | undefined =>
  process.env.CHROMIUM_PATH === undefined && existsSync(shell) ? shell : chromiumPath();

/** Quiet, without a sandbox (which root can not have) and without calls home. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
