import type { Page } from 'playwright';

/** An exchange as it went over the wire by HTTP/1.1. */
export interface Exchanged {
  readonly path: string;
  /** Bytes of request line, headers and body. */
  readonly sent: number;
  /** Bytes of status line, headers and body as packed. */
  readonly received: number;
}

const headerBytes = (headers: Readonly<Record<string, string>>): number =>
  Object.entries(headers).reduce((total, [name, value]) => total + Buffer.byteLength(`${name}: ${value}\r\n`), 2);

interface Sent {
  path: string;
  line: number;
  headers: number;
  body: number;
}

export interface Wire {
  /** Resolves once a call of this path has ended. */
  ended(path: string): Promise<void>;
  done(): Promise<Exchanged[]>;
}

/** Listens to the page's calls of the API, as the browser's own network log has them. `done` ends it and gives them. */
export async function watchWire(page: Page): Promise<Wire> {
  const session = await page.context().newCDPSession(page);
  const sent = new Map<string, Sent>();
  const exchanged: Exchanged[] = [];
  const waiting = new Map<string, () => void>();
  const of = (id: string): Sent => {
    const known = sent.get(id) ?? { path: '', line: 0, headers: 0, body: 0 };
    sent.set(id, known);
    return known;
  };
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { pathname, search } = new URL(request.url);
    const body = request.postDataEntries?.reduce((n, { bytes }) => n + Buffer.from(bytes ?? '', 'base64').length, 0);
    Object.assign(of(requestId), {
      path: pathname,
      line: `${request.method} ${pathname}${search} HTTP/1.1\r\n`.length,
      body: body ?? 0,
    });
  });
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
    of(requestId).headers = headerBytes(headers);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { path, line, headers, body } = of(requestId);
    if (path.startsWith('/api/'))
      exchanged.push({ path, sent: line + headers + body, received: Math.round(encodedDataLength) });
    waiting.get(path)?.();
  });
  await session.send('Network.enable');
  return {
    ended: (path) => new Promise((resolve) => waiting.set(path, resolve)),
    async done() {
      await session.detach();
      return exchanged;
    },
  };
}
