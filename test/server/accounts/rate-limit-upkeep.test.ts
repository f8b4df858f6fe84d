import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { keepRateLimitsPruned, PRUNE_LIMIT, pruneRateLimits } from '../../../src/server/accounts/rate-limit-upkeep.ts';
import { startServer } from '../../../src/server/compose.ts';
import type { ServerContext } from '../../../src/server/platform/context.ts';
import type { OpenDatabase } from '../../../src/server/platform/database/connect.ts';
import { createLog } from '../../../src/server/platform/log.ts';
import { testDatabase } from '../../support/database.ts';
import { must } from '../../support/must.ts';

let opened: OpenDatabase;
let context: ServerContext;
beforeAll(async () => {
  opened = await testDatabase();
  await opened.db.insertInto('district').values({ id: 'd', name: '', epoch: randomUUID() }).execute();
  context = { db: opened.db, district: 'd', now: Date.now, random: (n) => new Uint8Array(n) };
});
beforeEach(() => opened.db.deleteFrom('auth_rate_limit').execute());
afterAll(() => opened.close());

const add = (key: string, age: number) =>
  opened.db
    .insertInto('auth_rate_limit')
    .values({ district: 'd', key, count: 1, lastRequest: Date.now() - age })
    .execute();
const keys = async () =>
  (await opened.db.selectFrom('auth_rate_limit').select('key').orderBy('key').execute()).map(({ key }) => key);

it('counters that limit nothing any more are removed, those that still do are kept', async () => {
  await add('192.0.2.1|/sign-in/email', 90_000);
  await add('192.0.2.2|/sign-in/email', 30_000);
  expect(await pruneRateLimits(context)).toBe(1);
  expect(await keys()).toEqual(['192.0.2.2|/sign-in/email']);
});

it('a round is bounded', async () => {
  const old = Date.now() - 90_000;
  const rows = Array.from({ length: PRUNE_LIMIT + 3 }, (_, n) => ({
    district: 'd',
    key: `${n}`,
    count: 1,
    lastRequest: old,
  }));
  for (let at = 0; at < rows.length; at += 5_000)
    await opened.db
      .insertInto('auth_rate_limit')
      .values(rows.slice(at, at + 5_000))
      .execute();
  expect(await pruneRateLimits(context)).toBe(PRUNE_LIMIT);
  expect(await keys()).toHaveLength(3);
});

it('rounds come again until they are stopped, and a fault ends none of them', async () => {
  const faults: unknown[] = [];
  let isBroken = true;
  const now = () => {
    if (isBroken) throw new Error('no clock');
    return Date.now();
  };
  const stop = await keepRateLimitsPruned({ ...context, now }, (thrown) => void faults.push(thrown), 10);
  expect(faults).toHaveLength(1);
  isBroken = false;
  await add('192.0.2.3|/sign-in/email', 90_000);
  await vi.waitFor(async () => expect(await keys()).toEqual([]), { timeout: 20_000 });
  await stop();
});

it('a server prunes as it starts', async () => {
  await add('192.0.2.4|/sign-in/email', 90_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-prune-'));
  const server = must(
    await startServer({
      config: { port: 0, dataDir, publicUrl: 'http://localhost:0', databaseUrl: opened.url },
      log: createLog({ level: 'silent' }),
      clientFolder: join(dataDir, 'none'),
    }),
  );
  expect(await keys()).toEqual([]);
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});
