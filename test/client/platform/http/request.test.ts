import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytes, json } from '../../../../src/client/platform/http/answer.ts';
import { type Fetch, type RequestOptions, request } from '../../../../src/client/platform/http/request.ts';
import { SERVER_MARK } from '../../../../src/protocol/kernel/error.ts';

const session: RequestOptions = { identity: 'session', timeoutMs: 20_000 };
const MARK = { [SERVER_MARK]: '3' };

describe('a request', () => {
  let server: Server;
  let url: string;
  let heard: IncomingMessage[];
  let respond: (response: ServerResponse) => void;

  beforeEach(async () => {
    heard = [];
    server = createServer((request, response) => {
      heard.push(request);
      respond(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('reads an answer of many parts whole', async () => {
    const text = JSON.stringify({ note: '发放禁毒宣传折页'.repeat(9_000) });
    const body = Buffer.from(text);
    respond = (response) => {
      response.writeHead(200);
      // The cut goes through a character.
      for (let at = 0; at < body.length; at += 10_000) response.write(body.subarray(at, at + 10_000));
      response.end();
    };
    const answer = await request(url, json(v.object({ note: v.string() })), session);
    expect(answer.ok && JSON.stringify(answer.value)).toBe(text);
  });

  it.each([
    ['JSON', 200, json(v.unknown())],
    ['a file', 200, bytes],
    ['an error', 500, bytes],
  ] as const)('stops reading %s that goes on for ever', async (_, status, read) => {
    let isCut = false;
    respond = (response) => {
      response.writeHead(status, { ...MARK, 'content-type': 'application/json' });
      const more = () => {
        while (response.write('1'.repeat(2 ** 20)));
        response.once('drain', more);
      };
      more();
      response.once('close', () => (isCut = true));
    };
    const answer = await request(url, read, session);
    expect(answer).toEqual({ ok: false, error: { code: status === 200 ? 'bad_response' : 'server' } });
    await expect.poll(() => isCut).toBe(true);
  });

  it('has a deadline, which a reader that gets parts extends', async () => {
    respond = (response) => {
      response.writeHead(200, MARK).write('1');
      let parts = 0;
      const timer = setInterval(() => {
        response.write('1');
        if (++parts === 12) response.end();
      }, 60);
      response.once('close', () => clearInterval(timer));
    };
    const options = { ...session, timeoutMs: 600 };
    expect(await request(url, bytes, options)).toEqual({ ok: false, error: { code: 'offline' } });
    const patient = await request(
      url,
      async (response, alive) => {
        const reader = response.body?.getReader();
        while (!(await reader?.read())?.done) alive();
        return true as const;
      },
      options,
    );
    expect(patient).toEqual({ ok: true, value: true });
  });
});

describe('who asks', () => {
  const sent: RequestInit[] = [];
  const fetch: Fetch = async (_, init = {}) => {
    sent.push(init);
    return new Response(null, { headers: MARK });
  };
  const ask = async (options: Partial<RequestOptions>) => {
    await request('/api', bytes, { ...session, ...options, fetch });
    return sent.at(-1);
  };

  it('is said by the session’s cookie, to our own server only', async () => {
    expect(await ask({})).toMatchObject({ credentials: 'same-origin', cache: 'no-store', redirect: 'manual' });
  });

  it.each([
    ['GET', {}],
    ['POST', { method: 'POST', json: { a: 1 } }],
    ['PATCH', { method: 'PATCH', bytes: new Uint8Array(3), headers: { 'upload-offset': '5' } }],
  ] as const)('is said by nothing where a %s has no identity', async (_, options) => {
    const init = await ask({ ...options, identity: 'none' });
    expect(init).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
    });
    const own = new Set(['content-type', ...Object.keys('headers' in options ? options.headers : {})]);
    expect([...new Headers(init?.headers).keys()].filter((name) => !own.has(name))).toEqual([]);
  });
});
