import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** A request as the servers of this process got it. */
export interface TappedRequest {
  readonly method: string;
  readonly path: string;
  /** Name, value, name, value, as they came. */
  readonly headers: readonly string[];
  /** Of the client: the same for requests over one connection. */
  readonly port: number;
  /** ms. */
  readonly at: number;
  /** What has come so far. */
  body(): Buffer;
}

export interface RequestTap {
  readonly requests: readonly TappedRequest[];
  stop(): void;
}

const CHANNEL = 'http.server.request.start';

/** Notes every request, whole, without getting in its way. */
export function tapRequests(): RequestTap {
  const requests: TappedRequest[] = [];
  const note = (message: unknown): void => {
    const { request } = message as { request: IncomingMessage };
    const chunks: Buffer[] = [];
    const push = request.push.bind(request);
    // Listening for data would take it away from whom it is for.
    request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
      if (chunk) chunks.push(Buffer.from(chunk));
      return push(chunk, encoding);
    };
    requests.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.rawHeaders,
      port: request.socket.remotePort ?? 0,
      at: Date.now(),
      body: () => Buffer.concat(chunks),
    });
  };
  subscribe(CHANNEL, note);
  return { requests, stop: () => void unsubscribe(CHANNEL, note) };
}
