import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { UPLOAD_PATH } from '../../src/protocol/photos/photo.ts';

/** Counts what chunks of photos bring over the line to the servers of this process, headers included. */
export interface UploadMeter {
  /** Bytes of all chunks so far, whole and cut ones. */
  bytes(): number;
  chunks(): number;
  stop(): void;
}

const CHANNEL = 'http.server.request.start';

const isChunk = ({ method, url }: IncomingMessage): boolean =>
  (method === 'PATCH' && url?.startsWith(`${UPLOAD_PATH}/`) === true) || (method === 'POST' && url === UPLOAD_PATH);

export function meterUploads(): UploadMeter {
  const reads: (() => number)[] = [];
  /** What a connection had carried when its last request ended: the next one begins there. */
  const ends = new WeakMap<Socket, number>();
  const note = (message: unknown): void => {
    const { request } = message as { request: IncomingMessage };
    const { socket } = request;
    const start = ends.get(socket) ?? 0;
    let total: number | undefined;
    request.once('close', () => {
      total = socket.bytesRead - start;
      ends.set(socket, start + total);
    });
    if (isChunk(request)) reads.push(() => total ?? socket.bytesRead - start);
  };
  subscribe(CHANNEL, note);
  return {
    bytes: () => reads.reduce((sum, read) => sum + read(), 0),
    chunks: () => reads.length,
    stop: () => void unsubscribe(CHANNEL, note),
  };
}
