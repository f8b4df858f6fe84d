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

/** From now on this page's network is as the setting says, or there is none. */
export async function connect(session: CDPSession, { latency, down, up }: Setting, isOnline = true): Promise<void> {
  await session.send('Network.emulateNetworkConditions', {
    offline: !isOnline,
    latency,
    downloadThroughput: down,
    uploadThroughput: up,
  });
}

/** From now on this page's network and processor are as the setting says. */
export async function apply(page: Page, setting: Setting): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await connect(session, setting);
  await session.send('Emulation.setCPUThrottlingRate', { rate: setting.slowdown });
  return session;
}

export interface Traffic {
  requests: number;
  /** Bytes with headers, as they travel. */
  up: number;
  down: number;
}

/** One request of a page, and its answer. */
export interface Exchange {
  readonly url: string;
  /** Bytes of the request's headers, and of its body. */
  readonly head: number;
  readonly body: number;
  /** Bytes of the answer with its headers. */
  readonly down: number;
}

export function totalOf(exchanges: readonly Exchange[]): Traffic {
  const total: Traffic = { requests: 0, up: 0, down: 0 };
  for (const { head, body, down } of exchanges) {
    total.requests++;
    total.up += head + body;
    total.down += down;
  }
  return total;
}

/** An answer that is read already is told as ended within this time. */
const TELLING_MS = 5_000;

/** Records what the page asks for and gets. `end` waits for the end of what was asked before it. */
export function watchTraffic(session: CDPSession): { end(): Promise<readonly Exchange[]> } {
  const urls = new Map<string, string>();
  const exchanges = new Map<string, Omit<Exchange, 'url'>>();
  /** Requests whose answer has not come to its end. */
  const open = new Set<string>();
  let isWatching = true;
  let whenDone = (): void => {};
  const add = (id: string, bytes: number): void => {
    const exchange = exchanges.get(id);
    if (exchange && open.has(id)) exchanges.set(id, { ...exchange, down: exchange.down + bytes });
  };
  const finish = (id: string, total?: number): void => {
    const exchange = exchanges.get(id);
    if (exchange && total !== undefined) exchanges.set(id, { ...exchange, down: total });
    open.delete(id);
    if (open.size === 0) whenDone();
  };
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
    if (!isWatching) return;
    open.add(requestId);
    exchanges.set(requestId, {
      head: Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0),
      body: Number(headers['Content-Length'] ?? headers['content-length'] ?? 0),
      down: 0,
    });
  });
  session.on('Network.responseReceived', ({ requestId, response }) => add(requestId, response.encodedDataLength));
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => add(requestId, encodedDataLength));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => finish(requestId, encodedDataLength));
  // A reader that has had the last line lets go of the answer.
  session.on('Network.loadingFailed', ({ requestId }) => finish(requestId));
  return {
    async end() {
      isWatching = false;
      if (open.size) await Promise.race([new Promise<void>((resolve) => (whenDone = resolve)), wait(TELLING_MS)]);
      return [...exchanges].map(([id, exchange]) => ({ url: urls.get(id) ?? '', ...exchange }));
    },
  };
}
