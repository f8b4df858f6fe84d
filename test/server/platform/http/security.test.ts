import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVER_MARK } from '../../../../src/protocol/kernel/error.ts';
import { PROTOCOL } from '../../../../src/protocol/kernel/version.ts';
import { listen } from '../../../../src/server/platform/http/listen.ts';
import { securityHeaders } from '../../../../src/server/platform/http/security-headers.ts';
import { must } from '../../../support/must.ts';
import { codeOf, seedPeople, signInAs, startTestServer, type TestServer } from './harness.ts';

let test: TestServer;
let cookie: string;

beforeAll(async () => {
  test = await startTestServer();
  const people = await seedPeople(test.context);
  cookie = await signInAs(test, people.members.officer);
});
afterAll(() => test.close());

describe('a request from another site', () => {
  const post = (headers: Record<string, string>) => test.send('/api/invites', { cookie, json: {}, headers });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister domain', { 'sec-fetch-site': 'same-site' }],
    ['another origin, from an older browser', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('is refused when it changes data: %s', async (_, headers) => {
    const answer = await post(headers as Record<string, string>);
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'forbidden']);
    expect(
      (await test.send('/api/auth/sign-out', { json: {}, headers: headers as Record<string, string> })).status,
    ).toBe(403);
  });

  it('is told apart from one of our own pages', async () => {
    // 400: the empty invite was parsed.
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(400);
    expect((await post({ origin: test.server.url })).status).toBe(400);
  });
});

describe('the headers of every answer', () => {
  it.each(['/', '/api/health', '/api/nowhere', '/api/session', '/missing.js'])('%s', async (path) => {
    const { headers } = await test.send(path);
    for (const [name, value] of Object.entries(
      securityHeaders(test.server.publicUrl, path.startsWith('/api/') ? 'interface' : 'page'),
    )) {
      expect([name, headers.get(name)]).toEqual([name, value]);
    }
    expect(headers.get(SERVER_MARK)).toBe(String(PROTOCOL));
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    // The phone's own photos are blobs and posters are data; all other images come from the server itself.
    if (!path.startsWith('/api/')) expect(policy).toContain("img-src 'self' blob: data:;");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('tell browsers to stay with https', () => {
    expect(securityHeaders('https://qingyuan.example.cn', 'page')['strict-transport-security']).toMatch(
      /^max-age=\d{8,}$/,
    );
  });

  it('forbid caching of API answers', async () => {
    expect((await test.send('/api/session', { cookie })).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the server’s header', () => {
  const big = () => new Blob([new Uint8Array(3_000_000)]);
  it.each([
    ['a refusal without a session', '/api/sync/push', { json: {} }, 401],
    [
      'a body that is too large',
      '/api/auth/sign-in',
      { body: big(), headers: { 'content-type': 'application/json' } },
      413,
    ],
    [
      'a body that is no JSON',
      '/api/auth/sign-in',
      { body: 'x', headers: { 'content-type': 'application/json' } },
      400,
    ],
    ['another media type', '/api/auth/sign-in', { body: 'x' }, 415],
    ['another site', '/api/auth/sign-in', { json: {}, headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['an unknown address', '/api/nowhere', { method: 'DELETE' }, 404],
    ['an unknown page', '/missing.js', {}, 404],
    ['a HEAD request for a photo', '/api/photos/upload/01890000-0000-7000-8000-000000000001', { method: 'HEAD' }, 401],
  ] as const)('is on the answer to %s', async (_, path, sent, status) => {
    const { headers, status: answered } = await test.send(path, sent);
    expect([answered, headers.get(SERVER_MARK)]).toEqual([status, String(PROTOCOL)]);
  });

  it('is on an answer before the server is ready, but not on one to a malformed request', async () => {
    const listener = must(await listen(0));
    const url = `http://127.0.0.1:${listener.port}`;
    const early = await fetch(`${url}/api/health`);
    expect([early.status, early.headers.get(SERVER_MARK)]).toEqual([503, String(PROTOCOL)]);
    const raw = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(listener.port, '127.0.0.1', () => socket.write('NO HTTP AT ALL\r\n\r\n'));
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
    });
    expect(raw).toMatch(/^HTTP\/1\.1 400 /);
    expect(raw.toLowerCase()).not.toContain(SERVER_MARK);
    await listener.close(0);
  });
});

describe('failures', () => {
  it('are 404 as JSON for unknown API paths, whatever the method', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const answer = await test.send('/api/nowhere', { method });
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'not_found']);
    }
    expect((await test.send('/api/health', { method: 'PUT' })).status).toBe(404);
  });

  it('are reported by health when the database is gone; an exception is a 500 with only a reference', async () => {
    const other = await startTestServer();
    expect(await (await other.send('/api/health')).json()).toEqual({ live: true, database: true, disk: 'good' });
    await other.context.db.destroy();
    const health = await other.send('/api/health');
    expect([health.status, await health.json()]).toEqual([503, { live: true, database: false, disk: 'good' }]);
    const broken = await other.send('/api/auth/invite/look', { json: { token: 'A'.repeat(43) } });
    const body = (await broken.json()) as { error: { code: string; detail: string } };
    expect([broken.status, body.error.code]).toEqual([500, 'internal']);
    expect(body.error.detail).toBe(broken.headers.get('x-request-id'));
    await other.close();
  });

  it('large answers are compressed as the client accepts', async () => {
    const json = { role: 'volunteer', squad: null };
    for (let i = 0; i < 8; i++) await test.send('/api/invites', { cookie, json });
    for (const [accepted, encoding] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const answer = await test.send('/api/invites', { cookie, headers: { 'accept-encoding': accepted } });
      expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, encoding]);
      expect(Object.keys((await answer.json()) as object)).toEqual(['invites']);
    }
  });
});
