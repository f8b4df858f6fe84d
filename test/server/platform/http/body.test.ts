import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_PUSH_BYTES } from '../../../../src/protocol/kernel/limits.ts';
import { PushResponse } from '../../../../src/protocol/sync/push.ts';
import { codeOf, seedPeople, signInAs, startTestServer, type TestServer } from './harness.ts';

let test: TestServer;
let cookie: string;
let officer: string;

beforeAll(async () => {
  test = await startTestServer();
  const people = await seedPeople(test.context);
  cookie = await signInAs(test, people.members.volunteer);
  officer = await signInAs(test, people.members.officer);
});
afterAll(() => test.close());

const json = { 'content-type': 'application/json' };
const device = '01890000-0000-7000-8000-00000000000a';
const empty = JSON.stringify({ device, changes: [] });

async function push(body: BodyInit, headers: Record<string, string> = json): Promise<[number, string]> {
  const response = await test.send('/api/sync/push', { cookie, body, headers });
  return [response.status, response.ok ? 'ok' : await codeOf(response)];
}

/** Encodes many changes of `{}` in about fifty bytes. */
const sameChanges = (count: number) => ({ count, order: { from: 0, step: 0 }, shapes: [[[], []]] });

describe('a request body', () => {
  it('may hold its changes in columns, each of which is answered', async () => {
    const body = JSON.stringify({ device, changes: sameChanges(500) });
    const response = await test.send('/api/sync/push', { cookie, body, headers: json });
    const { results } = v.parse(PushResponse, await response.json());
    expect(results).toEqual(Array.from({ length: 500 }, (_, id) => ({ id, outcome: 'rejected', code: 'malformed' })));
  });

  it('is accepted plain and gzipped', async () => {
    expect(await push(empty)).toEqual([200, 'ok']);
    expect(await push(gzipSync(empty), { ...json, 'content-encoding': 'gzip' })).toEqual([200, 'ok']);
  });

  it.each([
    ['cut JSON', '{"device":'],
    ['invalid JSON', 'hello'],
    ['nothing', ''],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    ['another shape', '[]'],
    ['an invalid device id', '{"device":"x","changes":[]}'],
    ['more changes than a push holds', JSON.stringify({ device, changes: Array<number>(501).fill(0) })],
    ['a table that holds more', JSON.stringify({ device, changes: sameChanges(501) })],
    ['an invalid table', JSON.stringify({ device, changes: { ...sameChanges(3), order: [0] } })],
  ])('is refused as bad_request when it is %s', async (_, body) => {
    expect(await push(body)).toEqual([400, 'bad_request']);
  });

  it.each([
    [
      'columns that unpack to millions of cells',
      JSON.stringify({
        device,
        changes: {
          count: 500,
          order: { same: 0 },
          shapes: [
            [
              Array.from({ length: 30_000 }, (_, i) => i.toString(36)),
              Array.from({ length: 30_000 }, () => ({ same: 1 })),
            ],
          ],
        },
      }),
      400,
    ],
    ['very many empty lists', `{"device":"${device}","changes":[${'[],'.repeat(300_000)}0]}`, 413],
    [
      'lists in lists without end',
      `{"device":"${device}","changes":[${'['.repeat(200_000)}${']'.repeat(200_000)}]}`,
      413,
    ],
  ])('is refused before it costs anything when it is %s', async (_, text, status) => {
    const before = process.memoryUsage().rss;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => push(gzipSync(text), { ...json, 'content-encoding': 'gzip' })),
    );
    expect(answers.map(([each]) => each)).toEqual(answers.map(() => status));
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('is refused when a few bytes of gzip decompress to very many', async () => {
    const blank = `${' '.repeat(900_000)}${empty}`;
    expect(await push(blank)).toEqual([200, 'ok']);
    expect(await push(gzipSync(blank), { ...json, 'content-encoding': 'gzip' })).toEqual([413, 'too_large']);
  });

  it('is refused when it claims to be gzip but is not', async () => {
    expect(await push(empty, { ...json, 'content-encoding': 'gzip' })).toEqual([400, 'bad_request']);
    const cut = gzipSync(empty).subarray(0, 20);
    expect(await push(cut, { ...json, 'content-encoding': 'gzip' })).toEqual([400, 'bad_request']);
  });

  it('is refused in an unsupported type or encoding', async () => {
    expect(await push(empty, { 'content-type': 'text/plain' })).toEqual([415, 'unsupported_media']);
    expect(await push(empty, { ...json, 'content-encoding': 'deflate' })).toEqual([415, 'unsupported_media']);
  });

  it('is refused as too_large, with and without a length', async () => {
    const large = empty + ' '.repeat(MAX_PUSH_BYTES);
    expect(await push(large)).toEqual([413, 'too_large']);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(large));
        controller.close();
      },
    });
    const response = await fetch(`${test.server.url}/api/sync/push`, {
      method: 'POST',
      headers: { ...json, cookie },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect([response.status, await codeOf(response)]).toEqual([413, 'too_large']);
    expect(await push(empty + ' '.repeat(MAX_PUSH_BYTES - empty.length))).toEqual([200, 'ok']);
  });

  it('is refused before it inflates to a gigabyte', async () => {
    // Several gzip members, each of which grows a thousandfold.
    const bomb = Buffer.concat(Array<Buffer>(800).fill(gzipSync(Buffer.alloc(1_200_000, 32), { level: 9 })));
    expect(bomb.length).toBeLessThan(MAX_PUSH_BYTES);
    const before = process.memoryUsage().rss;
    expect(await push(bomb, { ...json, 'content-encoding': 'gzip' })).toEqual([413, 'too_large']);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('is limited to a few kilobytes for a sign-in', async () => {
    const body = JSON.stringify({ email: 'a@b.cn', password: 'x'.repeat(20_000) });
    const response = await test.send('/api/auth/sign-in', { body, headers: json });
    expect([response.status, await codeOf(response)]).toEqual([413, 'too_large']);
  });

  it('is not echoed in the answer that refuses it', async () => {
    const response = await test.send('/api/auth/sign-in', {
      json: { email: 'no-address', password: 'hunter2hunter2' },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/hunter2|no-address/);
  });

  it('is checked as well when it is a query', async () => {
    for (const query of [
      '',
      '?from=0000-01-01&to=2026-01-01',
      '?from=2026-13-01&to=2026-12-31',
      '?from=2026-02-01&to=2026-01-01',
    ]) {
      const response = await test.send(`/api/office/board${query}`, { cookie: officer });
      expect([response.status, await codeOf(response)]).toEqual([400, 'bad_request']);
    }
  });
});

describe('the protocol version', () => {
  const pull = (headers: Record<string, string>) =>
    test.send('/api/sync/pull', { cookie, json: { device, epoch: null, cursors: {} }, headers });

  it.each(['0', '', 'x'])('“%s” is told to update before it pulls, and may still push', async (version) => {
    const headers = { 'x-qingyuan-protocol': version };
    const answer = await pull(headers);
    expect([answer.status, await codeOf(answer)]).toEqual([426, 'upgrade_required']);
    expect(await push(empty, { ...json, ...headers })).toEqual([200, 'ok']);
  });

  it('lets this release and later ones pull', async () => {
    expect((await pull({})).status).toBe(200);
    expect((await pull({ 'x-qingyuan-protocol': '99' })).status).toBe(200);
  });
});
