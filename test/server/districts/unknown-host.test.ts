import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVER_MARK } from '../../../src/protocol/kernel/error.ts';
import { districtCommand } from '../../../src/server/districts/district-command.ts';
import { originOf } from '../../../src/server/districts/host.ts';
import {
  codeOf,
  seedPeople,
  sendTo,
  signInAs,
  startTestServer,
  type TestServer,
  tokenOf,
} from '../platform/http/harness.ts';
import { table } from './support.ts';

let test: TestServer;
let cookie: string;
beforeAll(async () => {
  test = await startTestServer();
  const { members } = await seedPeople(test.context);
  cookie = await signInAs(test, members.administrator);
});
afterAll(() => test.close());

const at = (host: string): TestServer['send'] => sendTo(originOf(test.server.url, host));

/** Beside the running server, over the same database. */
async function district(...args: string[]): Promise<{ code: number; output: string }> {
  const lines: string[] = [];
  const env = { DATABASE_URL: test.databaseUrl, DATA_DIR: test.dataDir, PUBLIC_URL: test.server.publicUrl };
  const print = (line: string) => void lines.push(line);
  const code = await districtCommand(args, { env, say: print, complain: print });
  return { code, output: lines.join('\n') };
}

describe('a host name that leads to no district', () => {
  it.each(table.filter(({ path }) => path !== '/api/health'))('is misdirected: $method $path', async (route) => {
    const { method, path } = route;
    const answer = await at('127.0.0.3')(path.replace(/:id|:photo/, 'not-an-id'), { method, cookie });
    expect(answer.status).toBe(421);
    expect(answer.headers.get(SERVER_MARK)).not.toBeNull();
    expect(await codeOf(answer)).toBe('unknown_host');
  });

  it('gets no page either', async () => {
    for (const path of ['/', '/today', '/tip', '/index.html']) expect((await at('127.0.0.3')(path)).status).toBe(421);
  });

  it('is told whether the server is well', async () => {
    expect((await at('127.0.0.3')('/api/health')).status).toBe(200);
  });

  it('is the name in Host: nobody is led elsewhere by what a sender adds', async () => {
    const headers = { 'x-forwarded-host': 'localhost', forwarded: 'host=localhost' };
    expect((await at('127.0.0.3')('/api/session', { cookie, headers })).status).toBe(421);
    const led = await test.neighbour.send('/api/session', { cookie, headers });
    expect(led.status).toBe(401);
  });
});

describe('the district command', () => {
  it('makes a district that the running server serves, with a link that sets it up once', async () => {
    const added = await district('add', '127.0.0.4:80');
    expect(added.code).toBe(0);
    const url = added.output.split('\n').at(-1)?.trim() ?? '';
    expect(url).toMatch(/^http:\/\/127\.0\.0\.4:\d+\/setup#/);
    await expect.poll(async () => (await at('127.0.0.4')('/api/session')).status).toBe(401);
    const token = tokenOf(url);
    const answers = {
      token,
      name: '钱钟',
      districtName: '南河区',
      email: 'office@example.cn',
      password: '石桥镇的老槐树开花了',
    };
    expect((await test.send('/api/auth/invite/accept', { json: answers })).status).toBe(404);
    expect((await test.neighbour.send('/api/auth/invite/accept', { json: answers })).status).toBe(404);
    expect((await at('127.0.0.4')('/api/auth/invite/accept', { json: answers })).status).toBe(200);
    expect(await district('add', '127.0.0.4')).toMatchObject({ code: 1 });
  });

  it('gives a link anew while the district is not set up, and voids the one before', async () => {
    const links = [await district('add', '127.0.0.5'), await district('add', '127.0.0.5')];
    const [first, second] = links.map(({ output }) => tokenOf(output.trim()));
    await expect.poll(async () => (await at('127.0.0.5')('/api/session')).status).toBe(401);
    const look = (token = '') => at('127.0.0.5')('/api/auth/invite/look', { json: { token } });
    expect([(await look(first)).status, (await look(second)).status]).toEqual([404, 200]);
  });

  it('lets a district answer to a further name, which no other can take', async () => {
    expect((await at('127.0.0.6')('/api/session', { cookie })).status).toBe(421);
    expect(await district('name', 'localhost', '127.0.0.6')).toMatchObject({ code: 0 });
    await expect.poll(async () => (await at('127.0.0.6')('/api/session', { cookie })).status).toBe(200);
    expect(await district('name', '127.0.0.2', '127.0.0.6')).toMatchObject({ code: 1 });
    expect(await district('add', '127.0.0.6')).toMatchObject({ code: 1 });
    expect((await district('list')).output).toContain('127.0.0.6 localhost');
  });

  it('says how it is used, and which districts there are', async () => {
    for (const wrong of [[], ['add'], ['add', 'a b'], ['list', 'x'], ['name', 'localhost'], ['remove', 'localhost']])
      expect(await district(...wrong)).toMatchObject({ code: 2 });
    expect(await district('name', 'nowhere.example', 'other.example')).toMatchObject({ code: 1 });
  });
});
