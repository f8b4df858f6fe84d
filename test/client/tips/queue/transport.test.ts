import { beforeEach, describe, expect, it } from 'vitest';
import { httpTips, type TipFailure, type TipTransport } from '../../../../src/client/tips/queue/transport.ts';
import { SERVER_MARK } from '../../../../src/protocol/kernel/error.ts';
import { must } from '../../../support/must.ts';

/** The mark of our server. */
const ours = { [SERVER_MARK]: '3' };

const file = '00000000-0000-4000-8000-000000000001';
const proof = { challenge: { parameters: {}, signature: '' }, solution: { counter: 1, derivedKey: 'aa' } };

let asked: { readonly path: string; readonly init: RequestInit }[];
let answer: () => Response | Promise<Response>;
let transport: TipTransport;

beforeEach(() => {
  asked = [];
  answer = () => Response.json({ taken: true, missing: [] });
  transport = httpTips({
    async fetch(path, init = {}) {
      asked.push({ path: String(path), init });
      const waiting = new Promise<never>((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
      return Promise.race([answer(), waiting]);
    },
    timeoutMs: 50,
  });
});

async function failure(response: Response): Promise<TipFailure | undefined> {
  answer = () => response;
  const posted = await transport.post('tip', '{}', proof);
  return posted.ok ? undefined : posted.error;
}
const fault = (status: number, code: string, detail?: string) =>
  failure(Response.json({ error: { code, ...(detail ? { detail } : {}) } }, { status }));

describe('requests of a sealed tip', () => {
  it('have nothing of a session, and leave nothing in a cache', async () => {
    await transport.office();
    await transport.challenge('ab'.repeat(32));
    await transport.post('tip', '{}', proof);
    await transport.post('message', '{}', proof);
    await transport.offset(file, 'cd'.repeat(32));
    await transport.send(file, 'cd'.repeat(32), 5, new Uint8Array(3));
    await transport.mailbox('cd'.repeat(32));
    expect(asked.map(({ path, init: { method = 'GET' } }) => `${method} ${path}`)).toEqual([
      'GET /api/tips/office',
      'POST /api/tips/challenge',
      'POST /api/tips',
      'POST /api/tips/messages',
      `GET /api/tips/files/${file}`,
      `PATCH /api/tips/files/${file}`,
      'POST /api/tips/mailbox',
    ]);
    for (const { init } of asked) {
      expect(init).toMatchObject({
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        redirect: 'manual',
      });
    }
    const said = asked.flatMap(({ init }) => [...new Headers(init.headers).keys()]);
    expect(new Set(said)).toEqual(new Set(['content-type', 'x-tip-mailbox', 'upload-offset']));
  });

  it('end after a while without an answer', async () => {
    answer = () => new Promise(() => {});
    expect(await transport.office()).toEqual({ ok: false, error: { code: 'offline' } });
  });
});

describe('an answer', () => {
  it('is taken by its schema only: a portal’s page is none', async () => {
    expect(must(await transport.post('tip', '{}', proof))).toEqual({ taken: true, missing: [] });
    expect(await failure(new Response('<html>请先登录</html>'))).toEqual({ code: 'foreign' });
    expect(await failure(Response.json({ taken: false, missing: [] }))).toEqual({ code: 'foreign' });
    expect(await failure(Response.json({ taken: false, missing: [] }, { headers: ours }))).toEqual({
      code: 'bad_response',
    });
  });

  it('tells where a photo stands in a header; nothing else is believed', async () => {
    for (const [header, expected] of [
      ['1234', 1234],
      ['-1', undefined],
      ['12abc', undefined],
      ['99999999999', undefined],
      [undefined, undefined],
    ] as const) {
      answer = () =>
        new Response(null, { status: 204, headers: header === undefined ? {} : { 'upload-offset': header } });
      const stands = await transport.offset(file, 'cd'.repeat(32));
      expect(stands.ok ? stands.value : undefined).toBe(expected);
    }
  });

  it('refuses for good only where our own server says so by a code', async () => {
    expect(await fault(422, 'tip_refused', 'epoch_expired')).toEqual({ code: 'refused', refusal: 'epoch_expired' });
    expect(await fault(422, 'tip_refused', 'of a later release')).toEqual({ code: 'refused', refusal: 'malformed' });
    expect(await fault(400, 'bad_request', 'sealed')).toEqual({ code: 'refused', refusal: 'malformed' });
    expect(await fault(413, 'too_large')).toEqual({ code: 'refused', refusal: 'malformed' });
    for (const status of [400, 413, 422]) {
      expect(await failure(new Response('<html>nginx</html>', { status }))).toEqual({ code: 'foreign' });
    }
  });

  it('says what to do next', async () => {
    expect(await fault(422, 'proof_refused', 'expired')).toEqual({ code: 'proof_refused' });
    expect(await fault(409, 'conflict')).toEqual({ code: 'conflict' });
    expect(await fault(404, 'not_found')).toEqual({ code: 'gone' });
    expect(await failure(new Response('', { headers: ours, status: 408 }))).toEqual({ code: 'offline' });
    expect(await failure(new Response('', { headers: ours, status: 502 }))).toEqual({ code: 'server' });
    expect(await failure(new Response('', { headers: ours, status: 403 }))).toEqual({ code: 'bad_response' });
    for (const status of [429, 503]) {
      expect(await failure(new Response('', { status, headers: { ...ours, 'retry-after': '7' } }))).toEqual({
        code: 'busy',
        retryAfter: 7_000,
      });
      expect(await failure(new Response('', { status, headers: { ...ours, 'retry-after': 'soon' } }))).toEqual({
        code: 'busy',
      });
    }
  });
});
