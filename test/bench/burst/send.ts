import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { PushResponse } from '../../../src/protocol/sync/push.ts';
import type { Device } from './devices.ts';

export interface Sent {
  /** From the first byte of the first attempt to the whole answer, queueing included. */
  readonly ms: number;
  readonly answer: Buffer;
  readonly retries: number;
}

interface Answer {
  readonly status: number;
  readonly retryAfter: number;
  readonly body: Buffer;
}

/** Node's plain client, and answers that are read when all have come: the load must cost as little as it can. */
function post(agent: Agent, url: URL, { cookie, body }: Device): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'content-length': body.byteLength,
      'accept-encoding': 'identity',
    };
    const sending = request(url, { agent, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: Number(response.headers['retry-after'] ?? 1) * 1000,
          body: Buffer.concat(chunks),
        }),
      );
    });
    sending.once('error', reject);
    sending.end(body);
  });
}

async function pushUntilTaken(agent: Agent, url: URL, device: Device): Promise<Sent> {
  const began = performance.now();
  for (let retries = 0; ; retries++) {
    const answer = await post(agent, url, device).catch(() => undefined);
    if (answer?.status === 200) return { ms: performance.now() - began, answer: answer.body, retries };
    await wait(answer?.retryAfter ?? 1000);
  }
}

/** How many changes the server took. */
export function acceptedIn({ answer }: Sent): number {
  const { results } = v.parse(PushResponse, JSON.parse(answer.toString()));
  // A cut that came after the commit makes a duplicate of the repetition.
  return results.filter(({ outcome }) => outcome === 'ok' || outcome === 'duplicate').length;
}

/** All devices at once, each on a connection of its own, until every one has its answer. */
export async function sendAll(
  address: string,
  devices: readonly Device[],
): Promise<{ readonly ms: number; readonly sent: readonly Sent[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: devices.length });
  const url = new URL('api/sync/push', address);
  const began = performance.now();
  const sent = await Promise.all(devices.map((device) => pushUntilTaken(agent, url, device)));
  const ms = performance.now() - began;
  agent.destroy();
  return { ms, sent };
}
