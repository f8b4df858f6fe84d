import { expect, onTestFinished, test } from 'vitest';
import { seededRandom } from '../../../src/demo/random.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { cuttingProxy } from '../../support/cutting-proxy.ts';
import { must } from '../../support/must.ts';
import { seedPeople, startTestServer } from '../platform/http/harness.ts';
import { phoneOverHttp } from './phone-over-http.ts';

const RECORDS = 600;
const PATIENCE = { timeout: 60_000, interval: 50 };

test('over connections that break at any byte, both ways, everything arrives exactly once', async () => {
  const seed = Date.now() % 100_000;
  const random = seededRandom(seed);
  const server = await startTestServer();
  onTestFinished(() => server.close());
  const people = await seedPeople(server.context);
  const proxy = await cuttingProxy(Number(new URL(server.server.url).port), random.fork('proxy'));
  onTestFinished(() => proxy.close());
  const { volunteer, leader } = people.members;
  const writer = await phoneOverHttp(server, volunteer, proxy.port, random.fork('writer'));
  const reader = await phoneOverHttp(server, leader, proxy.port, random.fork('reader'));
  onTestFinished(() => {
    writer.engine.stop();
    reader.engine.stop();
  });

  const written = new Map<string, number>();
  for (let n = 1; n <= RECORDS; n++) {
    const note = String.fromCodePoint(...Array.from({ length: 60 }, () => random.int(0x4e00, 0x9fa5)));
    const saved = must(await writer.commands.saveActivity('leaflet', { quantity: n, note }));
    written.set(saved.recordId, n);
    if (n % 100 === 0) reader.engine.trigger('write');
  }
  const of = (phone: typeof writer) => phone.store.recordsOf(volunteer, RECORDS + 1);
  await expect.poll(async () => (await writer.store.counts()).unsent, PATIENCE).toBe(0);
  await expect
    .poll(async () => {
      reader.engine.trigger('online');
      return (await of(reader)).length;
    }, PATIENCE)
    .toBe(RECORDS);

  expect(proxy.cuts(), `seed ${seed}`).toBeGreaterThan(10);
  const right = (records: Awaited<ReturnType<typeof of>>) =>
    records.filter(({ id, record }) => record.fields.quantity === written.get(id)).length;
  expect([right(await of(writer)), right(await of(reader))]).toEqual([RECORDS, RECORDS]);
  const rows = await server.context.db
    .selectFrom('change')
    .where('district', '=', server.context.district)
    .where('kind', '=', 'leaflet')
    .select(['id', 'record'])
    .execute();
  expect(rows).toHaveLength(RECORDS);
  expect(rows.filter(({ id, record }) => id !== record || !written.has(id))).toEqual([]);
  const { sum } = await server.context.db
    .selectFrom('tally')
    .where('district', '=', server.context.district)
    .where('figure', '=', 'leaflet.distributed')
    .select(({ fn }) => fn.sum<number>('reported').as('sum'))
    .executeTakeFirstOrThrow();
  expect(Number(sum)).toBe((RECORDS * (RECORDS + 1)) / 2);
  expect((await verifyFigures(server.context.db, server.context.district)).differences).toEqual([]);
}, 180_000);
