import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What went over the wire by HTTP/1.1, every byte of it. */
export interface Counted {
  /** Paths that were asked for. */
  readonly requests: readonly string[];
  readonly sent: number;
  readonly received: number;
}

export interface CountingProxy {
  /** Where it stands in for the server. */
  readonly url: string;
  /** What was counted since the last time. */
  take(): Counted;
  close(): Promise<void>;
}

const REQUEST = /^(?:GET|POST) (\S+) HTTP\/1\.1\r$/gm;

/** @param target port of the server on this machine */
export async function countingProxy(target: number): Promise<CountingProxy> {
  const open = new Set<Socket>();
  let requests: string[] = [];
  let [sent, received] = [0, 0];
  const server = createServer((client) => {
    const upstream = connect(target, 'localhost');
    client.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      for (const [, path = ''] of chunk.toString('latin1').matchAll(REQUEST)) requests.push(path);
    });
    upstream.on('data', (chunk: Buffer) => {
      received += chunk.length;
    });
    client.pipe(upstream);
    upstream.pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => open.delete(socket));
    }
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    take() {
      const counted = { requests, sent, received };
      [requests, sent, received] = [[], 0, 0];
      return counted;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
