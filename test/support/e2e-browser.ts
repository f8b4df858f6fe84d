import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright';
import { chromiumArguments, chromiumPath, shellPath } from './chromium.ts';

export const phoneScreen = { width: 390, height: 844 } as const;
export const deskScreen = { width: 1280, height: 860 } as const;

interface ContextOptions extends Pick<BrowserContextOptions, 'deviceScaleFactor'> {
  readonly screen?: { readonly width: number; readonly height: number };
}

export interface DeviceOptions extends ContextOptions {
  /**
   * Keeps the app for use without a network, which takes a core two seconds. Left out, the browser refuses service
   * workers.
   */
  readonly hasServiceWorker?: boolean;
}

/** Somebody's phone or laptop: storage of its own, in memory. */
export interface Device {
  context(): BrowserContext;
  /** The one page of it. */
  page(): Page;
  open(address: string): Promise<Page>;
  /** No network from now on, also after a restart. */
  setOffline(offline: boolean): Promise<void>;
  /** Errors on the console, exceptions, refused by the policy; network errors only while there is a network. */
  readonly complaints: string[];
  /** Closes it and forgets everything. */
  throwAway(): Promise<void>;
}

export interface RestartableOptions extends ContextOptions {
  /** Further arguments of Chromium. */
  readonly args?: readonly string[];
  /** Needs the whole browser, not only its engine. */
  readonly isWhole?: boolean;
}

/** A device with a browser of its own, which keeps on disk what it stored when it is closed, as the real one does. */
export interface RestartableDevice extends Device {
  /** The folder of all its files. */
  readonly profile: string;
  /** Ends the browser's process. */
  shut(): Promise<void>;
  /** SIGKILL to all of the browser's processes at once: what a phone's system does to an app for want of memory. */
  kill(): Promise<void>;
  /** Starts the browser anew over what it has stored. */
  start(): Promise<void>;
}

/** Shows the browser, without a time-out of its actions. */
const isHeaded = process.env.HEADED === '1';

/** Time-out of browser actions, long enough for a busy machine. */
const TIMEOUT_MS = isHeaded ? 0 : 45_000;

/** A server out of reach is no fault of the page. */
const isAbsence = (text: string): boolean => /net::ERR_(CONNECTION_REFUSED|FAILED)/.test(text);

/** Only setOffline makes this error. It may be told after the network is back, so the moment of telling says nothing. */
const isSwitchedOff = (text: string): boolean => text.includes('net::ERR_INTERNET_DISCONNECTED');

function listen(page: Page, note: (text: string) => void): void {
  page.on('pageerror', (error) => note(`exception: ${error.message}`));
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error') note(`console: ${message.text()} (${url})`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Leaving a page ends its requests.
    if (reason !== 'net::ERR_ABORTED') note(`no answer: ${request.method()} ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note(`answer ${response.status()}: ${response.request().method()} ${response.url()}`);
  });
}

/** The browser's first process, which leads the group of all its processes. */
function processOf(profile: string): number {
  const processes = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const first = processes.find((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes('--type='));
  if (first === undefined) throw new Error('the browser does not run');
  return Number.parseInt(first, 10);
}

/** Whether any process of the group is left, apart from those that only wait to be reaped. */
const isGroupAlive = (leader: number): boolean =>
  execFileSync('ps', ['-eo', 'pgid=,stat='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .some(([group, state = 'Z']) => group === String(leader) && !state.startsWith('Z'));

/** What a browser is started with. */
const launchOptions = (executablePath: string | undefined, args: readonly string[] = []): LaunchOptions => ({
  ...(executablePath ? { executablePath } : {}),
  args: [...chromiumArguments, ...args],
  headless: !isHeaded,
  // A Chinese system's fonts; the browser's own parts follow where its Chinese is installed.
  env: { ...process.env, LANGUAGE: 'zh_CN', LC_ALL: 'zh_CN.UTF-8' },
});

const contextOptions = ({ screen = phoneScreen, deviceScaleFactor = 1 }: ContextOptions) => ({
  viewport: screen,
  deviceScaleFactor,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
});

const pagesPath = () => (isHeaded ? chromiumPath() : shellPath());

/** A browser for contexts of its own. @param args further arguments of Chromium */
export const launchBrowser = (args?: readonly string[]): Promise<Browser> =>
  chromium.launch({ ...launchOptions(pagesPath(), args), handleSIGTERM: false });

let shared: Promise<Browser> | undefined;

/** The browser that all devices of this process share, until the process ends. */
export function sharedBrowser(): Promise<Browser> {
  if (!shared) {
    shared = launchBrowser();
    // Vitest ends its processes by this signal. On a regular exit Playwright kills the browser and removes its files.
    process.once('SIGTERM', () => process.exit());
  }
  return shared;
}

/** The devices that run now, with what each complained of. */
const running = new Map<Page, readonly string[]>();

/** Describes the pages that are open: address, what they show and what they complained of. */
export async function describePages(): Promise<string> {
  const texts = [...running].map(async ([page, complaints]) => {
    const shown = await page.evaluate(() => document.body.innerText).catch(String);
    return [page.url(), shown.slice(0, 1_500), ...complaints].join('\n');
  });
  return (await Promise.all(texts)).join('\n────\n');
}

let beforeClosing = async (): Promise<void> => {};

/** Calls `work` before any device is closed. */
export function onClosing(work: () => Promise<void>): void {
  beforeClosing = work;
}

/** What all devices do. @param openContext starts a browser, or opens a part of one */
function makeDevice(openContext: (offline: boolean) => Promise<BrowserContext>) {
  const complaints: string[] = [];
  let offline = false;
  let context: BrowserContext | undefined;
  let page: Page | undefined;

  const present = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the browser is shut');
    return part;
  };
  return {
    context: () => present(context),
    page: () => present(page),
    async open(address: string): Promise<Page> {
      await present(page).goto(address);
      await present(page).getByRole('heading', { level: 1 }).waitFor();
      return present(page);
    },
    async setOffline(next: boolean): Promise<void> {
      offline = next;
      await present(context).setOffline(next);
    },
    complaints,
    async start(): Promise<void> {
      context = await openContext(offline);
      context.setDefaultTimeout(TIMEOUT_MS);
      // Scripts that run without a test give functions their names by a helper, which a page does not have.
      await context.addInitScript({ content: 'globalThis.__name ??= (value) => value;' });
      page = context.pages()[0] ?? (await context.newPage());
      running.set(page, complaints);
      listen(page, (text) => {
        if (!(offline && isAbsence(text)) && !isSwitchedOff(text)) complaints.push(text);
      });
    },
    async shut(): Promise<void> {
      if (page) await beforeClosing();
      if (page) running.delete(page);
      await context?.close();
      context = undefined;
      page = undefined;
    },
  };
}

/** Makes a page's browser refuse service workers, as some private windows do. */
export const refuseServiceWorkers = () => {
  if ('ServiceWorkerContainer' in globalThis)
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('refused', 'SecurityError'));
};

/** A new device without anything stored. It shares a browser with others, which know nothing of each other. */
export async function newDevice(options: DeviceOptions = {}): Promise<Device> {
  const browser = await sharedBrowser();
  const { start, shut, ...device } = makeDevice(() => browser.newContext(contextOptions(options)));
  await start();
  if (!options.hasServiceWorker) await device.context().addInitScript(refuseServiceWorkers);
  return { ...device, throwAway: shut };
}

/** A new device with a browser of its own: for tests of restarts, of files and of the browser's settings. */
export async function newRestartableDevice(options: RestartableOptions = {}): Promise<RestartableDevice> {
  const { args, isWhole = false } = options;
  const profile = await mkdtemp(join(tmpdir(), 'qingyuan-browser-'));
  const launch = { ...launchOptions(isWhole ? chromiumPath() : pagesPath(), args), ...contextOptions(options) };
  const device = makeDevice((offline) => chromium.launchPersistentContext(profile, { ...launch, offline }));
  await device.start();
  return {
    ...device,
    profile,
    async kill() {
      const leader = processOf(profile);
      const gone = device.context().waitForEvent('close');
      process.kill(-leader, 'SIGKILL');
      await gone;
      while (isGroupAlive(leader)) await sleep(20);
      await device.shut();
    },
    async throwAway() {
      await device.shut();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Loads an address anew, also where only the hash differs from that of the page. A blank page in between would end the
 * renderer, whose successor compiles the app again.
 */
export async function loadAnew(page: Page, address: string): Promise<void> {
  const isLoaded = (await page.goto(address)) !== null;
  if (!isLoaded) await page.reload();
}

/** Waits until the service worker serves this page, so that it opens without a network from now on. */
export const readyForOffline = (page: Page): Promise<unknown> =>
  page.waitForFunction(async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
  });
