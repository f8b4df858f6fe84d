import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpTransport } from '../../../src/client/sync/http-transport.ts';
import type { Transport } from '../../../src/client/sync/transport.ts';
import { SERVER_MARK } from '../../../src/protocol/kernel/error.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../../src/protocol/kernel/version.ts';
import { PushRequest } from '../../../src/protocol/sync/push.ts';
import { must } from '../../support/must.ts';

const device = '00000000-0000-7000-8000-000000000001';
const good = { time: 1, epoch: device, head: 3, received: 2, results: [] };

interface ServerTick {
  readonly headers: IncomingMessage['headers'];
  readonly url: string | undefined;
  readonly body: Buffer;
}

describe('the protocol over HTTP', () => {
  let server: Server;
  let transport: Transport;
  let heard: ServerTick[];
  let respond: (response: ServerResponse) => void;

  /** An answer of ours. */
  const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    const marked = { [SERVER_MARK]: '3', 'content-type': 'application/json', ...headers };
    respond = (response) => response.writeHead(status, marked).end(JSON.stringify(body));
  };
  const html = (status: number) => {
    respond = (response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>请登录无线网络</h1>');
  };
  const push = (changes: unknown[] = []) => transport.push({ device, changes: changes as [] });
  const failure = async () => {
    const answer = await push();
    return answer.ok ? undefined : answer.error;
  };

  beforeEach(async () => {
    heard = [];
    server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      heard.push({ headers: request.headers, url: request.url, body: Buffer.concat(parts) });
      respond(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    transport = httpTransport({ base: `http://127.0.0.1:${port}/api/sync`, timeoutMs: 20_000 });
    json(200, good);
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('reads a good answer and says which version it speaks', async () => {
    expect(must(await push())).toEqual(good);
    expect(heard[0]?.url).toBe('/api/sync/push');
    expect(heard[0]?.headers[PROTOCOL_HEADER]).toBe(String(PROTOCOL));
    expect(heard[0]?.headers['content-encoding']).toBeUndefined();
  });

  it('completes an answer that leaves out what is ok', async () => {
    const other = device.replace(/1$/, '2');
    const duplicate = { id: other, outcome: 'duplicate' };
    json(200, { ...good, results: [duplicate], unlisted: 'ok' });
    const results = [{ id: device, outcome: 'ok' }, duplicate];
    expect(must(await push([{ id: device }, { id: other }]))).toEqual({ ...good, results });
  });

  it('compresses what is long', async () => {
    const changes = Array.from({ length: 300 }, (_, i) => ({ id: i, note: `${i * 7919}，发放禁毒宣传折页` }));
    must(await push(changes));
    const body = heard[0]?.body ?? Buffer.alloc(0);
    expect(heard[0]?.headers['content-encoding']).toBe('gzip');
    expect(v.parse(PushRequest, JSON.parse(gunzipSync(body).toString()))).toEqual({ device, changes, brief: true });
    expect(body.length).toBeLessThan(2_500);
  });

  it.each([
    [400, { code: 'bad_request' }],
    [401, { code: 'unauthorized' }],
    [403, { code: 'forbidden' }],
    [404, { code: 'bad_response' }],
    [413, { code: 'too_large' }],
    [426, { code: 'upgrade' }],
    [429, { code: 'busy' }],
    [500, { code: 'server' }],
    [502, { code: 'server' }],
    [503, { code: 'busy' }],
  ])('knows what %i means', async (status, expected) => {
    json(status, {});
    expect(await failure()).toEqual(expected);
  });

  it('waits as long as the server asks, in seconds or until a date of the server', async () => {
    json(503, {}, { 'retry-after': '7' });
    expect(await failure()).toEqual({ code: 'busy', retryAfter: 7_000 });
    const [date, then] = ['Mon, 01 Jun 2026 00:00:00 GMT', 'Mon, 01 Jun 2026 00:00:30 GMT'];
    json(429, {}, { date, 'retry-after': then });
    expect(await failure()).toEqual({ code: 'busy', retryAfter: 30_000 });
  });

  it('takes no other page for an answer', async () => {
    json(200, { ...good, head: -1 });
    expect(await failure()).toEqual({ code: 'bad_response' });
    respond = (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
    expect(await failure()).toEqual({ code: 'foreign', status: 302 });
  });

  it.each([200, 204, 400, 401, 403, 404, 408, 413, 415, 422, 426, 429, 500, 502, 503, 511])(
    'a page of somebody in between says nothing by its status %i',
    async (status) => {
      html(status);
      expect(await failure()).toEqual({ code: 'foreign', status });
    },
  );

  it('knows our server by its error body where a proxy drops the mark, and a gateway of another form by its lack', async () => {
    const bare = (body: unknown) => {
      respond = (response) => response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    bare({ error: { code: 'forbidden', detail: 'forbidden_device' } });
    expect(await failure()).toMatchObject({ code: 'forbidden', detail: 'forbidden_device' });
    for (const body of [
      { error: { code: 403 } },
      { error: { code: 'RequestBlocked' } },
      { code: 'forbidden' },
      [],
      1,
    ]) {
      bare(body);
      expect(await failure()).toEqual({ code: 'foreign', status: 403 });
    }
  });

  it('sends plainly where somebody in between stops what is compressed, and remembers it until the network changes', async () => {
    const changes = Array.from({ length: 300 }, (_, i) => ({ id: i, note: `${i * 7919}，发放禁毒宣传折页` }));
    const packings = () => heard.map(({ headers }) => headers['content-encoding'] ?? 'plain');
    respond = (response) => {
      if (heard.at(-1)?.headers['content-encoding']) response.writeHead(403).end('<html>blocked</html>');
      else response.end(JSON.stringify(good));
    };
    must(await push(changes));
    must(await push(changes));
    expect(packings()).toEqual(['gzip', 'plain', 'plain']);
    transport.abandon?.();
    must(await push(changes));
    expect(packings().slice(3)).toEqual(['gzip', 'plain']);
  });

  it('takes a cut, silence and a closed door for being offline', async () => {
    respond = (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"time":');
      setTimeout(() => response.destroy(), 10);
    };
    expect(await failure()).toEqual({ code: 'offline' });
    respond = () => undefined;
    const { port } = server.address() as AddressInfo;
    const impatient = httpTransport({ base: `http://127.0.0.1:${port}/api/sync`, timeoutMs: 50 });
    expect(await impatient.hello({ device })).toEqual({ ok: false, error: { code: 'offline' } });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await failure()).toEqual({ code: 'offline' });
  });
});
