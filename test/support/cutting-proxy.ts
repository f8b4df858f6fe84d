import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Random } from '../../src/demo/random.ts';

/** A bad network as a TCP proxy: each connection breaks after some bytes there or back, in the middle of anything. */
export interface CuttingProxy {
  readonly port: number;
  /** How many connections it has broken. */
  cuts(): number;
  /** Whether connections break from now on; those that are open too. They do from the start. */
  setCutting(isCutting: boolean): void;
  close(): Promise<void>;
}

/** Log-uniform between 1 and this: most connections break within their first exchange, some carry a whole batch. */
const MOST_BYTES = 120_000;

const budget = (random: Random): number => Math.floor(Math.exp(random.next() * Math.log(MOST_BYTES)));

/** Passes bytes on until the budget is used up, to the byte. */
function carry(from: Socket, to: Socket, bytes: () => number, cut: () => void): void {
  let passed = 0;
  from.on('data', (chunk: Buffer) => {
    const left = bytes() - passed;
    passed += chunk.length;
    if (chunk.length <= left) {
      if (!to.write(chunk)) from.pause();
      return;
    }
    // What comes before the cut still arrives.
    to.write(chunk.subarray(0, Math.max(0, left)), cut);
  });
  to.on('drain', () => from.resume());
  from.on('end', () => to.end());
  from.on('error', () => to.destroy());
  from.on('close', () => to.destroy());
}

/**
 * @param target port on this machine
 * @param random decides where each connection breaks
 */
export async function cuttingProxy(target: number, random: Random): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let cuts = 0;
  let isCutting = true;
  const server = createServer((client) => {
    const upstream = connect(target, 'localhost');
    const limits = { up: budget(random), down: budget(random) };
    const cut = (): void => {
      if (client.destroyed) return;
      cuts++;
      // A reset as well as an end: both happen.
      if (cuts % 2) client.resetAndDestroy();
      else client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
    carry(client, upstream, () => (isCutting ? limits.up : Number.POSITIVE_INFINITY), cut);
    carry(upstream, client, () => (isCutting ? limits.down : Number.POSITIVE_INFINITY), cut);
  });
  server.listen(0);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    setCutting(next) {
      isCutting = next;
    },
    async close() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
