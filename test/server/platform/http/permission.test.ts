import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../../../../src/domain/kernel/role.ts';
import { may, permissions } from '../../../../src/domain/records/permission.ts';
import { createApp, createDistrictApp } from '../../../../src/server/http/app.ts';
import { healthRoutes } from '../../../../src/server/http/health.ts';
import type { Route } from '../../../../src/server/http/route.ts';
import { routes } from '../../../../src/server/http/routes.ts';
import type { Services } from '../../../../src/server/http/services.ts';
import { makeQueueBudgets } from '../../../../src/server/platform/http/gate.ts';
import { createLog } from '../../../../src/server/platform/log.ts';
import { codeOf, cookiesByRole, seedPeople, startTestServer, type TestServer } from './harness.ts';

let test: TestServer;
let cookies: Record<Role, string | undefined>;

beforeAll(async () => {
  test = await startTestServer();
  cookies = await cookiesByRole(test, await seedPeople(test.context));
});
afterAll(() => test.close());

/** Enough to build the table: no handler is called. */
const services = {
  platform: {},
  queueBudgets: makeQueueBudgets(),
  publicUrl: 'http://localhost',
  secret: 'of a test',
  staticFiles: new Map(),
  log: createLog({ level: 'silent' }),
};
const table = [...healthRoutes(services as unknown as Services), ...routes(services as unknown as Services)];
const cases = table.flatMap((route) => roles.map((role) => ({ route, role, name: `${route.method} ${route.path}` })));

/** Sends invalid input, so that a permitted request is refused after the guard and changes nothing. */
function probe({ method, path, input }: Route, role: Role): Promise<Response> {
  const headers = input && method === 'GET' ? { 'x-probe': 'no query' } : {};
  const target = path.replace(/:id|:photo/, 'not-an-id');
  // An ended session would answer for the later roles, so sign-out is tested without one.
  const cookie = path === '/api/auth/sign-out' ? undefined : cookies[role];
  return test.send(target, { method, cookie, headers, ...(input && method !== 'GET' ? { json: null } : {}) });
}

describe('every route by every role', () => {
  it.each(cases)('$name as $role', async ({ route, role }) => {
    const response = await probe(route, role);
    if (may(role, route.action)) {
      // Past the guard only the input is wrong, unless the route has none.
      expect(response.status).toBe(
        /:id|:photo/.test(route.path) ? 404 : route.input ? 400 : response.ok ? response.status : 200,
      );
      return;
    }
    expect([response.status, await codeOf(response)]).toEqual(
      role === 'public' ? [401, 'unauthorized'] : [403, 'forbidden'],
    );
  });

  it('includes every route under /api that the app answers, each with a permission', () => {
    const apps = [
      createApp(services as unknown as Services, async () => undefined),
      createDistrictApp(services as unknown as Services),
    ];
    const served = apps
      .flatMap((app) => app.routes)
      .filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL');
    const listed = table.map(({ method, path }) => `${method} ${path}`);
    expect(served.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...listed].sort());
    expect(new Set(listed).size).toBe(listed.length);
    for (const { action } of table) expect(Object.keys(permissions)).toContain(action);
  });

  it('lets the public reach only public routes', () => {
    const open = table.filter(({ action }) => may('public', action)).map(({ path }) => path);
    expect(open.sort()).toEqual([
      '/api/auth/invite/accept',
      '/api/auth/invite/look',
      '/api/auth/sign-in',
      '/api/auth/sign-out',
      '/api/batches/opened',
      '/api/calendar.ics',
      '/api/certificates/check',
      '/api/certificates/keys',
      '/api/health',
      '/api/pages/opened',
      '/api/pages/site',
      '/api/self-tests/:id',
      '/api/self-tests/:id/answer',
      '/api/tips',
      '/api/tips/challenge',
      '/api/tips/files/:id',
      '/api/tips/files/:id',
      '/api/tips/mailbox',
      '/api/tips/messages',
      '/api/tips/office',
    ]);
  });

  it('does not expose Better Auth’s own endpoints', async () => {
    for (const path of [
      'sign-up/email',
      'sign-in/email',
      'get-session',
      'session/current',
      'update-user',
      'change-email',
      'ok',
    ]) {
      for (const method of ['GET', 'POST']) {
        const answer = await test.send(`/api/auth/${path}`, { method, cookie: cookies.administrator });
        expect([path, answer.status, await codeOf(answer)]).toEqual([path, 404, 'not_found']);
      }
    }
  });

  it('treats a forged or foreign cookie as no session', async () => {
    const real = cookies.administrator ?? '';
    const name = real.slice(0, real.indexOf('='));
    for (const cookie of [
      `${name}=abc`,
      `${name}=abc.def`,
      real.slice(0, -6),
      real.replace('=', '=x'),
      'session_token=1',
    ]) {
      expect((await test.send('/api/session', { cookie })).status).toBe(401);
    }
    expect((await test.send('/api/session', { cookie: real })).status).toBe(200);
  });
});
