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

/** Counts what the page asks for and gets, until `end`. */
export function countTraffic(session: CDPSession): { end(): Traffic } {
  const traffic: Traffic = { requests: 0, up: 0, down: 0 };
  let isOpen = true;
  session.on('Network.requestWillBeSentExtraInfo', ({ headers }) => {
    if (!isOpen) return;
    traffic.requests++;
    traffic.up += Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
    traffic.up += Number(headers['Content-Length'] ?? headers['content-length'] ?? 0);
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    if (isOpen) traffic.down += encodedDataLength;
  });
  return {
    end() {
      isOpen = false;
      return traffic;
    },
  };
}
