import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { chromiumArguments, chromiumPath, shellPath } from './chromium.ts';

export const phoneScreen = { width: 390, height: 844 } as const;
export const deskScreen = { width: 1280, height: 860 } as const;

export interface DeviceOptions extends Pick<BrowserContextOptions, 'deviceScaleFactor'> {
  readonly screen?: { readonly width: number; readonly height: number };
  /** Further arguments of Chromium. */
  readonly args?: readonly string[];
  /** Needs the whole browser, not only its engine. */
  readonly isWhole?: boolean;
}

/** Somebody's phone or laptop: a browser that keeps what it stored when it is closed, as the real one does. */
export interface Device {
  context(): BrowserContext;
  /** The folder of all its files. */
  readonly profile: string;
  /** The one page of it. */
  page(): Page;
  open(address: string): Promise<Page>;
  /** No network from now on, also after the browser was closed. */
  setOffline(offline: boolean): Promise<void>;
  /** Ends the browser's process. */
  shut(): Promise<void>;
  /** SIGKILL to all of the browser's processes at once: what a phone's system does to an app for want of memory. */
  kill(): Promise<void>;
  /** Starts the browser anew over what it has stored. */
  start(): Promise<void>;
  /** Errors on the console, exceptions, refused by the policy; network errors only while there is a network. */
  readonly complaints: string[];
  /** Shuts and forgets everything. */
  throwAway(): Promise<void>;
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

/** A new browser with an empty profile. */
export async function newDevice(options: DeviceOptions = {}): Promise<Device> {
  const { screen = phoneScreen, deviceScaleFactor = 1, args = [], isWhole = false } = options;
  const profile = await mkdtemp(join(tmpdir(), 'qingyuan-browser-'));
  const complaints: string[] = [];
  let offline = false;
  let context: BrowserContext | undefined;
  let page: Page | undefined;

  const running = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the browser is shut');
    return part;
  };
  async function start(): Promise<void> {
    const executablePath = isHeaded || isWhole ? chromiumPath() : shellPath();
    context = await chromium.launchPersistentContext(profile, {
      ...(executablePath ? { executablePath } : {}),
      args: [...chromiumArguments, ...args],
      headless: !isHeaded,
      viewport: screen,
      deviceScaleFactor,
      locale: 'zh-CN',
      // A Chinese system's fonts; the browser's own parts follow where its Chinese is installed.
      env: { ...process.env, LANGUAGE: 'zh_CN', LC_ALL: 'zh_CN.UTF-8' },
      timezoneId: 'Asia/Shanghai',
      offline,
    });
    context.setDefaultTimeout(TIMEOUT_MS);
    // Scripts that run without a test give functions their names by a helper, which a page does not have.
    await context.addInitScript({ content: 'globalThis.__name ??= (value) => value;' });
    page = context.pages()[0] ?? (await context.newPage());
    listen(page, (text) => {
      if (!(offline && isAbsence(text)) && !isSwitchedOff(text)) complaints.push(text);
    });
  }
  async function shut(): Promise<void> {
    await context?.close();
    context = undefined;
    page = undefined;
  }

  async function kill(): Promise<void> {
    const leader = processOf(profile);
    const gone = running(context).waitForEvent('close');
    process.kill(-leader, 'SIGKILL');
    await gone;
    while (isGroupAlive(leader)) await sleep(20);
    context = undefined;
    page = undefined;
  }

  await start();
  return {
    context: () => running(context),
    profile,
    page: () => running(page),
    async open(address) {
      await running(page).goto(address);
      await running(page).getByRole('heading', { level: 1 }).waitFor();
      return running(page);
    },
    async setOffline(next) {
      offline = next;
      await running(context).setOffline(next);
    },
    shut,
    kill,
    start,
    complaints,
    async throwAway() {
      await shut();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Waits until the service worker serves this page, so that it opens without a network from now on. */
export const readyForOffline = (page: Page): Promise<unknown> =>
  page.waitForFunction(async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
  });
