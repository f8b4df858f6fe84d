import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { err } from '../../../../src/domain/kernel/result.ts';
import type { Session } from '../../../../src/server/accounts/session.ts';
import { dispatch } from '../../../../src/server/http/dispatch.ts';
import { publicRoute } from '../../../../src/server/http/route.ts';
import { routes } from '../../../../src/server/http/routes.ts';
import type { Services } from '../../../../src/server/http/services.ts';
import { makeQueueBudgets } from '../../../../src/server/platform/http/gate.ts';
import { makeLimits, untilDone } from '../../../../src/server/platform/http/limits.ts';
import { createLog } from '../../../../src/server/platform/log.ts';
import { must } from '../../../support/must.ts';

const random = (count: number) => new Uint8Array(randomBytes(count));
const log = createLog({ level: 'silent' });
const services = {
  publicUrl: 'http://localhost',
  secret: 'of a test',
  queueBudgets: makeQueueBudgets(),
  staticFiles: new Map(),
  log,
};
const table = routes(services as unknown as Services);
const name = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

const session = (role: string) =>
  ({ actor: { member: 'somebody', role, squad: null, name: '', squadName: null } }) as unknown as Session;
const roles = ['volunteer', 'leader', 'organizer', 'officer', 'administrator'] as const;

describe('the limits in the route table', () => {
  it.each(table.map((route) => [name(route), route] as const))(
    'apply before the body is read: %s',
    async (_, route) => {
      for (const role of roles) {
        let isRead = false;
        const body = new ReadableStream(
          {
            pull(controller) {
              isRead = true;
              controller.enqueue(new Uint8Array(1_000));
            },
          },
          { highWaterMark: 0 },
        );
        const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', 'x-qingyuan-protocol': '99' };
        const init = route.method === 'GET' ? { headers } : { method: route.method, headers, body, duplex: 'half' };
        const guards = {
          accounts: { current: async () => ({ session: session(role), cookies: [] }) },
          limits: { enter: () => err(7) },
        };
        const id = route.path.includes(':photo') ? 'a'.repeat(64) : '01890000-0000-7000-8000-00000000000a';
        const request = new Request('http://localhost/', init as RequestInit);
        const response = await dispatch(route, guards, request, { address: '192.0.2.1' }, id);
        expect(isRead).toBe(false);
        if (response.status === 403) continue;
        expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
      }
    },
  );

  it('are required for every route', () => {
    const bare = {
      method: 'GET',
      path: '/api/bare',
      action: 'public.read',
      handle: async () => ({ ok: true, value: {} }),
    } as const;
    // @ts-expect-error a route names its limit
    expect(publicRoute(bare).limit).toBeUndefined();
    for (const { limit } of table) {
      expect(limit.anHour).toBeGreaterThan(0);
      expect(limit.anHour).toBeLessThanOrEqual(40_000);
      expect(limit.atOnce).toBeGreaterThan(0);
      expect(limit.atOnce).toBeLessThanOrEqual(128);
    }
  });
});

describe('makeLimits', () => {
  const limit = { anHour: 3, atOnce: 2 };

  it('counts each member separately, and starts again with the hour', () => {
    let now = 0;
    const limits = makeLimits(() => now, random);
    const ask = (member: string) => limits.enter(limit, 'a', { member });
    for (let i = 0; i < 3; i++) must(ask('one'))();
    now = 600_000;
    expect(ask('one')).toEqual(err(3_000));
    expect(ask('two').ok).toBe(true);
    expect(limits.enter(limit, 'another route', { member: 'one' }).ok).toBe(true);
    now = 3_600_000;
    expect(ask('one').ok).toBe(true);
  });

  it('limits concurrent requests, each of which leaves once', () => {
    const limits = makeLimits(() => 0, random);
    const ask = () => limits.enter({ anHour: 100, atOnce: 2 }, 'a', { member: 'one' });
    const [first] = [must(ask()), must(ask())];
    expect(ask()).toEqual(err(1));
    first();
    first();
    must(ask());
    expect(ask()).toEqual(err(1));
  });

  it('counts an IPv6 network as one sender, and routes with one name together', () => {
    const limits = makeLimits(() => 0, random);
    const ask = (route: string, address: string) =>
      limits.enter({ anHour: 1, atOnce: 9, name: 'both' }, route, { address }).ok;
    expect(ask('a', '2001:db8::1')).toBe(true);
    expect(ask('b', '2001:db8:0:0:ffff::2')).toBe(false);
    expect(ask('a', '2001:db8:0:1::1')).toBe(true);
  });

  it('counts each IPv4 address by itself, also where it comes as an IPv6 address', () => {
    const limits = makeLimits(() => 0, random);
    const ask = (address: string) => limits.enter({ anHour: 1, atOnce: 9 }, 'a', { address }).ok;
    expect(['::ffff:10.0.0.1', '::ffff:10.0.0.2', '10.0.0.3'].map(ask)).toEqual([true, true, true]);
    expect(ask('::ffff:10.0.0.1')).toBe(false);
  });

  it.each([
    [
      'has come to its end',
      async (lines: AsyncIterable<number>) => {
        for await (const line of lines) expect(line).toBeGreaterThan(0);
      },
    ],
    [
      'is wanted no more',
      async (lines: AsyncIterable<number>) => {
        for await (const line of lines) if (line === 1) break;
      },
    ],
    ['was never begun', async (lines: AsyncIterable<number>) => void (await lines[Symbol.asyncIterator]().return?.())],
  ])('is left when an answer of lines %s', async (_, read) => {
    let left = 0;
    const lines = untilDone(
      (async function* () {
        yield 1;
        expect(left).toBe(0);
        yield 2;
      })(),
      () => {
        left++;
      },
    );
    await read(lines);
    expect(left).toBe(1);
  });
});
