import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../../src/domain/kernel/id.ts';
import { type Role, roles } from '../../../../src/domain/kernel/role.ts';
import type { Route } from '../../../../src/server/http/route.ts';
import { routes } from '../../../../src/server/http/routes.ts';
import type { Services } from '../../../../src/server/http/services.ts';
import { makeQueueBudgets } from '../../../../src/server/platform/http/gate.ts';
import { createLog } from '../../../../src/server/platform/log.ts';
import { appendTrusted } from '../../../../src/server/records/append.ts';
import { type Payload, payloads } from '../../../bench/fuzz/payloads.ts';
import { must } from '../../../support/must.ts';
import { cookiesByRole, seedPeople, startTestServer, type TestServer } from './harness.ts';

let test: TestServer;
let cookies: Record<Role, string | undefined>;
let victim: { record: string; member: string };

beforeAll(async () => {
  test = await startTestServer();
  const { members, squad } = await seedPeople(test.context);
  cookies = await cookiesByRole(test, { members } as Parameters<typeof cookiesByRole>[1]);
  victim = { record: newId(test.context.now(), test.context.random), member: members.volunteer };
  const fields = { date: '2026-06-15', quantity: 1, squad, member: members.volunteer };
  must(await appendTrusted(test.context, members.volunteer, [{ id: victim.record, kind: 'leaflet', fields }]));
});
afterAll(() => test.close());

const table = routes({
  publicUrl: 'http://localhost',
  secret: 'of a test',
  queueBudgets: makeQueueBudgets(),
  staticFiles: new Map(),
  log: createLog({ level: 'silent' }),
} as unknown as Services);

/** Maximum growth of memory by all payloads from all roles, in bytes. A server has 1.5 GB in total. */
const MOST_GROWN = 300_000_000;

async function send({ method, path }: Route, role: Role, { headers = {}, query = '', body }: Payload): Promise<number> {
  const target = path.replace(':id', newId(Date.now(), test.context.random)).replace(':photo', 'a'.repeat(64));
  const cookie = path === '/api/auth/sign-out' ? undefined : cookies[role];
  const bytes = body?.();
  const response = await test.send(`${target}${query}`, {
    method,
    cookie,
    headers,
    ...(bytes ? { body: new Uint8Array(bytes) } : {}),
  });
  await response.arrayBuffer();
  return response.status;
}

/** The bench `fuzz` sends tens of thousands of these and measures their cost. */
describe('an expensive request is answered with little memory', () => {
  it.each(table.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_, route) => {
    const before = process.memoryUsage.rss();
    for (const role of roles)
      for (const payload of payloads(route, { victim, cookies }, test.context.random)) {
        const status = await send(route, role, payload);
        expect([payload.name, status >= 500 && status !== 503]).toEqual([payload.name, false]);
      }
    expect(process.memoryUsage.rss() - before).toBeLessThan(MOST_GROWN);
  });
});
