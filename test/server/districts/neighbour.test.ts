import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../../../src/domain/kernel/role.ts';
import { may } from '../../../src/domain/records/permission.ts';
import { startServer } from '../../../src/server/compose.ts';
import type { Route } from '../../../src/server/http/route.ts';
import { createLog } from '../../../src/server/platform/log.ts';
import { must } from '../../support/must.ts';
import {
  codeOf,
  cookiesByRole,
  type People,
  seedPeople,
  sendTo,
  startTestServer,
  type TestServer,
} from '../platform/http/harness.ts';
import { type Owned, ownThings, table } from './support.ts';

let test: TestServer;
let people: People;
/** Of the same members, by their ids, in each of the two districts. */
let here: Record<Role, string | undefined>;
let there: Record<Role, string | undefined>;
beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  here = await cookiesByRole(test, people);
  there = await cookiesByRole(test.neighbour, people);
});
afterAll(() => test.close());

type Send = TestServer['send'];
const members = roles.filter((role) => role !== 'public');
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

/** A request that gets as far as the session lets it. */
const probe = (send: Send, { method, path, input }: Route, cookie: string | undefined): Promise<Response> =>
  send(path.replace(/:id|:photo/, 'not-an-id'), {
    method,
    cookie,
    ...(input && method !== 'GET' ? { json: null } : {}),
  });

const cases = table.flatMap((route) => members.map((role) => ({ route, role, name: nameOf(route) })));

/** With the other district's cookie a request is answered as without any. */
async function expectNobody(send: Send, route: Route, cookie: string | undefined): Promise<void> {
  const [answer, bare] = [await probe(send, route, cookie), await probe(send, route, undefined)];
  expect(answer.status).toBe(bare.status);
  if (!may('public', route.action)) expect([answer.status, await codeOf(answer)]).toEqual([401, 'unauthorized']);
}

describe('every route × every role of the other district', () => {
  it.each(cases)('$name as $role', async ({ route, role }) => {
    await expectNobody(test.neighbour.send, route, here[role]);
    await expectNobody(test.send, route, there[role]);
  });

  it('sessions go on where they began, though both districts were asked to end them', async () => {
    for (const role of members) {
      expect((await test.send('/api/session', { cookie: here[role] })).status).toBe(200);
      const answer = await test.neighbour.send('/api/session', { cookie: there[role] });
      expect(await answer.json()).toMatchObject({
        actor: { member: people.members[role], name: `邻区测试${role}` },
        district: { id: test.neighbour.context.district },
      });
    }
  });

  it('the same where both districts use one secret, as those of former releases would', async () => {
    await test.context.db.updateTable('district').set({ own_secret: false }).execute();
    const config = { port: 0, dataDir: test.dataDir, publicUrl: 'http://localhost:0', databaseUrl: test.databaseUrl };
    const server = must(
      await startServer({ config, log: createLog({ level: 'silent' }), clientFolder: join(test.dataDir, 'none') }),
    );
    const [send, sendThere] = [sendTo(server.url), sendTo(server.url.replace('localhost', '127.0.0.2'))];
    try {
      const own = await cookiesByRole({ context: test.context, send }, people);
      expect((await send('/api/session', { cookie: own.administrator })).status).toBe(200);
      for (const route of table) await expectNobody(sendThere, route, own.administrator);
      expect((await send('/api/session', { cookie: own.administrator })).status).toBe(200);
    } finally {
      await server.close();
    }
  });
});

describe('every route that takes an id × an id of the other district', () => {
  let things: Readonly<Record<string, Owned>>;
  beforeAll(async () => {
    things = await ownThings(test, people);
  });

  const named = table.filter(({ path }) => /:id|:photo/.test(path));
  const ask = (send: Send, { method, path }: Route, { id, ...sent }: Owned, cookie: string | undefined) =>
    send(path.replace(/:id|:photo/, id), { method, cookie, ...sent });

  it('there is something of the first district for every such route', () => {
    expect(named.map(nameOf).sort()).toEqual(Object.keys(things).sort());
  });

  it.each(named.map((route) => ({ route, name: nameOf(route) })))('$name is not found', async ({ route, name }) => {
    const thing = things[name];
    if (!thing) throw new Error('the test above fails');
    const answer = await ask(test.neighbour.send, route, thing, there.administrator);
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'not_found']);
  });

  it('in their own district all of them are there', async () => {
    const order = (name: string): number => (name.startsWith('DELETE') ? 1 : 0);
    const routes = [...named].sort((a, b) => order(nameOf(a)) - order(nameOf(b)));
    for (const route of routes) {
      const thing = things[nameOf(route)];
      const answer = thing && (await ask(test.send, route, thing, here.administrator));
      expect([nameOf(route), answer?.status === 404]).toEqual([nameOf(route), false]);
    }
  });
});
