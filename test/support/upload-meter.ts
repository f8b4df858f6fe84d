import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Counts what chunks of photos bring over the line to the servers of this process, headers included. */
export interface UploadMeter {
  /** Bytes of all chunks so far, whole and cut ones. */
  bytes(): number;
  chunks(): number;
  stop(): void;
}

const CHANNEL = 'http.server.request.start';

export function meterUploads(): UploadMeter {
  const reads: (() => number)[] = [];
  const note = (message: unknown): void => {
    const { request } = message as { request: IncomingMessage };
    if (request.method !== 'PATCH' || !request.url?.startsWith('/api/photos/upload/')) return;
    const { socket } = request;
    const start = socket.bytesRead;
    let total: number | undefined;
    // A connection that lives on carries the next request too: the count ends with this one.
    request.once('close', () => {
      total = socket.bytesRead - start;
    });
    reads.push(() => total ?? socket.bytesRead - start);
  };
  subscribe(CHANNEL, note);
  return {
    bytes: () => reads.reduce((sum, read) => sum + read(), 0),
    chunks: () => reads.length,
    stop: () => void unsubscribe(CHANNEL, note),
  };
}
