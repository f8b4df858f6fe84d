import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright';

export interface Setting {
  readonly name: 'loopback' | 'village';
  readonly latency: number;
  /** Bytes a second; -1 for as fast as it goes. */
  readonly down: number;
  readonly up: number;
  readonly slowdown: number;
}

export const loopback: Setting = { name: 'loopback', latency: 0, down: -1, up: -1, slowdown: 1 };
/** A village's network and a cheap phone. */
export const village: Setting = { name: 'village', latency: 300, down: 180_000, up: 84_000, slowdown: 4 };

/** From now on this page's network and processor are as the setting says. */
export async function apply(page: Page, { latency, down, up, slowdown }: Setting): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: down,
    uploadThroughput: up,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return session;
}

export interface Traffic {
  requests: number;
  /** Bytes with headers, as they travel. */
  up: number;
  down: number;
}

/** An answer that is read already is told as ended within this time. */
const TELLING_MS = 5_000;

/** Counts what the page asks for and gets. `end` waits for the end of what was asked before it. */
export function countTraffic(session: CDPSession): { end(): Promise<Traffic> } {
  const traffic: Traffic = { requests: 0, up: 0, down: 0 };
  /** What has come so far of each answer. */
  const open = new Map<string, number>();
  let isCounting = true;
  let whenDone = (): void => {};
  const add = (id: string, bytes: number): void => {
    const before = open.get(id);
    if (before !== undefined) open.set(id, before + bytes);
  };
  const finish = (id: string, total?: number): void => {
    traffic.down += open.has(id) ? (total ?? open.get(id) ?? 0) : 0;
    open.delete(id);
    if (open.size === 0) whenDone();
  };
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
    if (!isCounting) return;
    open.set(requestId, 0);
    traffic.requests++;
    traffic.up += Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
    traffic.up += Number(headers['Content-Length'] ?? headers['content-length'] ?? 0);
  });
  session.on('Network.responseReceived', ({ requestId, response }) => add(requestId, response.encodedDataLength));
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => add(requestId, encodedDataLength));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => finish(requestId, encodedDataLength));
  // A reader that has had the last line lets go of the answer.
  session.on('Network.loadingFailed', ({ requestId }) => finish(requestId));
  return {
    async end() {
      isCounting = false;
      if (open.size) await Promise.race([new Promise<void>((resolve) => (whenDone = resolve)), wait(TELLING_MS)]);
      return traffic;
    },
  };
}
