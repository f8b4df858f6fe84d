import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../../../src/domain/kernel/id.ts';
import { squadYear } from '../../../../src/domain/kernel/scope.ts';
import { type RunningServer, startServer } from '../../../../src/server/compose.ts';
import { createLog } from '../../../../src/server/platform/log.ts';
import { appendTrusted, type DraftChange } from '../../../../src/server/records/append.ts';
import { type Events, listen } from '../../../support/events.ts';
import { must } from '../../../support/must.ts';
import { codeOf, editMember, type People, seedPeople, signInAs, startTestServer, type TestServer } from './harness.ts';

let test: TestServer;
let second: RunningServer;
let people: People;
const open: Events[] = [];
/** A busy machine is slow. */
const SOON = { timeout: 20_000 };

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  const config = { port: 0, dataDir: test.dataDir, publicUrl: 'http://localhost:0', databaseUrl: test.databaseUrl };
  second = must(
    await startServer({ config, log: createLog({ level: 'silent' }), clientFolder: join(test.dataDir, 'none') }),
  );
  await skipEarlierPokes();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((events) => events.close()));
});
afterAll(async () => {
  await second.close();
  await test.close();
});

/** Opens a stream and reads to the poke about everything that each begins with; one of an earlier write may precede it. */
async function listenAs(member: string, server: RunningServer = test.server): Promise<Events> {
  const events = await listen(`${server.url}/api/sync/live`, await signInAs(test, member));
  open.push(events);
  expect(events.response.status).toBe(200);
  while ((await events.next()).scopes !== '*');
  return events;
}

/** Waits until pokes of the seeding were sent, since pokes are collected for a moment. */
async function skipEarlierPokes(): Promise<void> {
  const streams = [await listenAs(people.members.administrator), await listenAs(people.members.administrator, second)];
  const { head } = await write(work(people.members.volunteer, people.squad));
  for (const events of streams) {
    let poke = await events.next();
    while (poke.head < head) poke = await events.next();
  }
  await Promise.all(open.splice(0).map((events) => events.close()));
}

const work = (member: string, squad: string, count = 1): DraftChange[] =>
  Array.from({ length: count }, () => ({
    id: newId(test.context.now(), test.context.random),
    kind: 'leaflet',
    fields: { date: '2026-05-01', quantity: 10, member, squad },
  }));
const write = async (drafts: DraftChange[], server: RunningServer = test.server) =>
  must(await appendTrusted(server.main.context, people.members.administrator, drafts));

describe('live pokes', () => {
  it('arrive from another server on the same database, with the head that includes the new changes', async () => {
    const [here, there] = [await listenAs(people.members.volunteer), await listenAs(people.members.volunteer, second)];
    const { head } = await write(work(people.members.volunteer, people.squad), second);
    const poke = { head, scopes: [squadYear(people.squad, 2026)] };
    expect(await here.next()).toEqual(poke);
    expect(await there.next()).toEqual(poke);
  });

  it('reach only members who may read the scopes', async () => {
    const [stranger, officer] = [await listenAs(people.stranger), await listenAs(people.members.officer)];
    await write(work(people.members.volunteer, people.squad));
    expect((await officer.next()).scopes).toEqual([squadYear(people.squad, 2026)]);
    const { head } = await write(work(people.stranger, people.otherSquad));
    expect(await stranger.next()).toEqual({ head, scopes: [squadYear(people.otherSquad, 2026)] });
  });

  it('report nothing uncommitted', async () => {
    const events = await listenAs(people.members.officer);
    const undone = test.context.db.transaction().execute(async (db) => {
      await appendTrusted(
        { ...test.context, db },
        people.members.administrator,
        work(people.stranger, people.otherSquad),
      );
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const { head } = await write(work(people.members.volunteer, people.squad));
    expect(await events.next()).toEqual({ head, scopes: [squadYear(people.squad, 2026)] });
    expect(events.heard()).toEqual([]);
  });

  it('report that anything may be new when very many scopes change at once', async () => {
    const events = await listenAs(people.members.volunteer);
    const { head } = await test.context.db.transaction().execute(async (db) => {
      const squads = Array.from({ length: 140 }, () => newId(test.context.now(), test.context.random));
      must(
        await appendTrusted(
          { ...test.context, db },
          people.members.administrator,
          squads.map((id, at) => ({ id, kind: 'squad', fields: { name: `队${at}` } })),
        ),
      );
      return must(
        await appendTrusted(
          { ...test.context, db },
          people.members.administrator,
          squads.flatMap((squad) => work(people.stranger, squad)),
        ),
      );
    });
    await vi.waitUntil(() => events.heard().some((poke) => poke.scopes === '*' && poke.head === head), SOON);
  });

  it('reach everyone after the listening connection was lost and restored', async () => {
    const [here, there] = [await listenAs(people.members.volunteer), await listenAs(people.stranger, second)];
    const client = new pg.Client(test.databaseUrl);
    await client.connect();
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'qingyuan-live' AND datname = current_database()`,
    );
    await client.end();
    expect(rowCount).toBe(2);
    expect((await here.next()).scopes).toBe('*');
    expect((await there.next()).scopes).toBe('*');
    const { head } = await write(work(people.stranger, people.otherSquad));
    expect((await there.next()).head).toBe(head);
  });

  it('follow a member who changes squads, and end with the session', async () => {
    const events = await listenAs(people.stranger, second);
    await editMember(test.context, people.stranger, { squad: people.squad });
    await vi.waitUntil(() => events.heard().some(({ scopes }) => scopes === '*'), SOON);
    const { head } = await write(work(people.members.volunteer, people.squad));
    expect(await events.next()).toEqual({ head, scopes: [squadYear(people.squad, 2026)] });
    await editMember(test.context, people.stranger, { deleted: true });
    await events.ended;
    await editMember(test.context, people.stranger, { deleted: false, squad: people.otherSquad });
  });

  it('are not cached, compressed or buffered by proxies', async () => {
    const { response } = await listenAs(people.members.leader);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('are limited to a few streams for each member', async () => {
    const cookie = await signInAs(test, people.members.organizer);
    const streams = await Promise.all(
      Array.from({ length: 9 }, () => listen(`${test.server.url}/api/sync/live`, cookie)),
    );
    open.push(...streams);
    const refused = streams.filter(({ response }) => response.status !== 200);
    expect(refused.map(({ response }) => response.status)).toEqual([429]);
    expect(Number(refused[0]?.response.headers.get('retry-after'))).toBeGreaterThan(0);
    const [first] = streams.filter(({ response }) => response.status === 200);
    await first?.close();
    await vi.waitUntil(async () => {
      const again = await listen(`${test.server.url}/api/sync/live`, cookie);
      open.push(again);
      return again.response.status === 200;
    }, SOON);
  });

  it('require a session', async () => {
    const answer = await test.send('/api/sync/live');
    expect([answer.status, await codeOf(answer)]).toEqual([401, 'unauthorized']);
  });

  it('end when the server stops, which does not wait for them', async () => {
    const config = { port: 0, dataDir: test.dataDir, publicUrl: 'http://localhost:0', databaseUrl: test.databaseUrl };
    const third = must(
      await startServer({ config, log: createLog({ level: 'silent' }), clientFolder: join(test.dataDir, 'none') }),
    );
    const events = await listenAs(people.members.volunteer, third);
    await third.close();
    await events.ended;
  });
});
