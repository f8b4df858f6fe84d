import { randomBytes, randomUUID } from 'node:crypto';
import { MAILBOX_HEADER, TIPS_PATH } from '../../../src/protocol/tips/tip.ts';

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** Somebody else each time, as from a rented crowd: the limits by address do not help. */
const stranger = (): string => `198.${18 + Math.floor(Math.random() * 2)}.${randomBytes(1)[0]}.${randomBytes(1)[0]}`;

type Request = { readonly path: string; readonly init: RequestInit };

const post = (path: string, body: unknown): Request => ({
  path,
  init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
});

/** A proof that nobody has worked for. */
const falseProof = () => ({
  challenge: {
    parameters: {
      algorithm: 'PBKDF2/SHA-256',
      cost: 5_000,
      data: { hash: hex(32) },
      expiresAt: Math.floor(Date.now() / 1_000) + 600,
      keyLength: 32,
      keyPrefix: '00',
      keySignature: hex(32),
      nonce: hex(16),
      salt: hex(16),
    },
    signature: hex(32),
  },
  solution: { counter: 1, derivedKey: hex(32) },
});

/** What a flood is made of, in equal parts: everything that costs the server something before it can say no. */
const kinds: readonly (() => Request)[] = [
  () => post('/challenge', { hash: hex(32) }),
  () => post('/mailbox', { mailbox: hex(32) }),
  () =>
    post('', {
      sealed: JSON.stringify({ id: randomUUID(), body: randomBytes(6_000).toString('base64') }),
      proof: falseProof(),
    }),
  () => post('/messages', { sealed: '{}', proof: falseProof() }),
  () => ({
    path: `/files/${randomUUID()}`,
    init: {
      method: 'PATCH',
      headers: { [MAILBOX_HEADER]: hex(32), 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: randomBytes(65_536),
    },
  }),
];

export interface Flooded {
  readonly ms: number;
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
}

/** Sends so many requests, so many at once. */
export async function flood(url: string, count: number, atOnce: number): Promise<Flooded> {
  const statuses = new Map<number, number>();
  let sent = 0;
  const start = performance.now();
  async function hand(): Promise<void> {
    while (sent < count) {
      const make = kinds[sent++ % kinds.length];
      if (!make) return;
      const { path, init } = make();
      const headers = { ...init.headers, 'x-forwarded-for': stranger() };
      const { status } = await fetch(`${url}${TIPS_PATH.slice(1)}${path}`, { ...init, headers }).then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer;
        },
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, hand));
  return { ms: performance.now() - start, statuses };
}
