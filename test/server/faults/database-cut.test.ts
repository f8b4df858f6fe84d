import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../../../src/demo/random.ts';
import { createSignInLink } from '../../../src/server/accounts/sign-in-link.ts';
import { type RunningServer, startServer } from '../../../src/server/compose.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import type { OpenDatabase } from '../../../src/server/platform/database/connect.ts';
import { createLog } from '../../../src/server/platform/log.ts';
import { enterBy } from '../../bench/kill/caller.ts';
import { newWitness, Writer } from '../../bench/kill/writer.ts';
import { type CuttingProxy, cuttingProxy } from '../../support/cutting-proxy.ts';
import { testDatabase } from '../../support/database.ts';
import { must } from '../../support/must.ts';
import { type People, seedPeople, tokenOf } from '../platform/http/harness.ts';

const WRITERS = 4;
const BATCHES = 16;

const seed = Date.now() % 100_000;
let database: OpenDatabase;
let dataDir: string;
let proxy: CuttingProxy;
let server: RunningServer;
let people: People;

beforeAll(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-cut-'));
  const url = new URL(database.url);
  proxy = await cuttingProxy(Number(url.port), seededRandom(seed));
  proxy.setCutting(false);
  url.port = String(proxy.port);
  const config = { port: 0, dataDir, publicUrl: 'http://localhost:0', databaseUrl: url.href };
  server = must(
    await startServer({ config, log: createLog({ level: 'silent' }), clientFolder: join(dataDir, 'none') }),
  );
  people = await seedPeople(server.main.context);
});
afterAll(async () => {
  await server.close();
  await proxy.close();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function signedIn(): Promise<Awaited<ReturnType<typeof enterBy>>['caller']> {
  const link = must(await createSignInLink(server.main.context, people.members.volunteer, server.publicUrl, 3_600_000));
  return (await enterBy(server.url, { token: tokenOf(link) })).caller;
}

it('takes each change once over database connections that break at any byte, and never answers with a fault', async () => {
  const random = seededRandom(seed);
  const { members, squad } = people;
  const writers: Writer[] = [];
  for (let n = 0; n < WRITERS; n++)
    writers.push(new Writer(await signedIn(), members.volunteer, squad, random.fork(`writer ${n}`)));
  const founding = await database.db.selectFrom('change').select('id').execute();
  const witness = newWitness();
  proxy.setCutting(true);
  let acknowledged = 0;
  const isOver = () => acknowledged >= BATCHES;
  await Promise.all(
    writers.map((writer) =>
      writer.work(isOver, witness, () => {
        acknowledged++;
      }),
    ),
  );
  proxy.setCutting(false);

  expect(witness, `seed ${seed}`).toMatchObject({ torn: 0, refused: 0, wrongAnswers: [] });
  expect(witness.unavailable).toBeGreaterThan(3);
  const ids = (await database.db.selectFrom('change').select('id').execute()).map(({ id }) => id);
  const sent = writers.flatMap((writer) => writer.sent().map(({ change }) => change.id));
  expect(ids.toSorted()).toEqual([...founding.map(({ id }) => id), ...sent].toSorted());
  expect((await verifyFigures(database.db, server.main.context.district)).differences).toEqual([]);
}, 120_000);
