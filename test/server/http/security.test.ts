import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityHeaders } from '../../../src/server/http/security-headers.ts';
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
  ])('is refused when it changes something: %s', async (_, headers) => {
    const answer = await post(headers as Record<string, string>);
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'forbidden']);
    expect(
      (await test.send('/api/auth/sign-out', { json: {}, headers: headers as Record<string, string> })).status,
    ).toBe(403);
  });

  it('our own pages get past that check', async () => {
    // 400: the empty invite was read.
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
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    // The phone's own photos are blobs; nothing else but what the server itself serves is ever a picture.
    if (!path.startsWith('/api/')) expect(policy).toContain("img-src 'self' blob:;");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('with https, browsers are told to stay with it', () => {
    expect(securityHeaders('https://qingyuan.example.cn', 'page')['strict-transport-security']).toMatch(
      /^max-age=\d{8,}$/,
    );
  });

  it('answers of the interface are never cached', async () => {
    expect((await test.send('/api/session', { cookie })).headers.get('cache-control')).toBe('no-store');
  });
});

describe('failures', () => {
  it('unknown paths of the interface answer 404 as JSON, whatever the method', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const answer = await test.send('/api/nowhere', { method });
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'not_found']);
    }
    expect((await test.send('/api/health', { method: 'PUT' })).status).toBe(404);
  });

  it('health says when the database is gone, and an exception is a 500 with a reference and nothing else', async () => {
    const other = await startTestServer();
    expect(await (await other.send('/api/health')).json()).toEqual({ live: true, database: true });
    await other.context.db.destroy();
    const health = await other.send('/api/health');
    expect([health.status, await health.json()]).toEqual([503, { live: true, database: false }]);
    const broken = await other.send('/api/auth/invite/look', { json: { token: 'A'.repeat(43) } });
    const body = (await broken.json()) as { error: { code: string; detail: string } };
    expect([broken.status, body.error.code]).toEqual([500, 'internal']);
    expect(body.error.detail).toBe(broken.headers.get('x-request-id'));
    await other.close();
  });

  it('large answers travel compressed, as the client takes it', async () => {
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
