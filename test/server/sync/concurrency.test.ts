import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import type { ServerContext } from '../../../src/server/platform/context.ts';
import { type OpenDatabase, openDatabase } from '../../../src/server/platform/database/connect.ts';
import { push } from '../../../src/server/sync/push.ts';
import { must } from '../../support/must.ts';
import { type District, makeDistrict, outcomes, Phone } from './fixture.ts';
import { View } from './view.ts';

let district: District;
/** Another server process's view of the same database: connections of its own. */
let other: OpenDatabase;
let contexts: readonly [ServerContext, ServerContext];
beforeAll(async () => {
  district = await makeDistrict();
  other = must(await openDatabase({ dataDir: tmpdir(), databaseUrl: district.url }));
  contexts = [district.context, { ...district.context, db: other.db }];
});
afterAll(async () => {
  await other.close();
  await district.close();
});

/** All that a push may leave behind, in numbers. */
async function traces({ context }: District): Promise<Record<string, number>> {
  const count = (table: 'change' | 'record' | 'departure' | 'audit' | 'device') =>
    context.db
      .selectFrom(table)
      .where('district', '=', 'qingyuan')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
  const tally = await context.db
    .selectFrom('tally')
    .where('district', '=', 'qingyuan')
    .where('figure', '=', 'leaflet.distributed')
    .select(({ fn }) => [fn.sum<number>('reported').as('reported'), fn.sum<number>('records').as('records')])
    .executeTakeFirstOrThrow();
  const head = await context.db
    .selectFrom('district')
    .where('id', '=', 'qingyuan')
    .select('head')
    .executeTakeFirstOrThrow();
  return {
    changes: Number((await count('change')).count),
    records: Number((await count('record')).count),
    departures: Number((await count('departure')).count),
    audit: Number((await count('audit')).count),
    devices: Number((await count('device')).count),
    reported: Number(tally.reported),
    tallied: Number(tally.records),
    head: head.head,
  };
}

test('fifty identical pushes at once, to two servers, have exactly one effect', async () => {
  const phone = new Phone(district.context, district.volunteer);
  const before = await traces(district);
  const batch = Array.from({ length: 5 }, () => phone.leaflet({ place: district.places.far }));
  const pushes = Array.from({ length: 50 }, (_, index) =>
    push(index % 2 ? contexts[1] : contexts[0], phone.actor, { device: phone.device, changes: batch }),
  );
  const answers = await Promise.all(pushes);
  const words = answers.map((answer) => outcomes(answer).join());
  expect(words.filter((word) => word === 'ok,ok,ok,ok,ok')).toHaveLength(1);
  expect(words.filter((word) => word === Array(5).fill('duplicate').join())).toHaveLength(49);
  expect(new Set(answers.map(({ received }) => received))).toEqual(new Set([5]));
  const after = await traces(district);
  expect(Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]))).toEqual(
    {
      changes: 5,
      records: 5,
      departures: 0,
      audit: 0,
      devices: 1,
      reported: 50,
      tallied: 5,
      head: 5,
    },
  );
  expect((await verifyFigures(district.context.db, 'qingyuan')).differences).toEqual([]);
});

test('sixteen writers of 48,000 changes at once, at two servers, and a reader that polls between them misses nothing', async () => {
  const writers = Array.from(
    { length: 16 },
    (_, index) => new Phone(index % 2 ? contexts[1] : contexts[0], district.volunteer),
  );
  const written = new Map<string, number>();
  let writing = true;
  let polls = 0;
  const view = new View(district.context, district.volunteer);
  const reading = (async () => {
    for (; writing; polls++) await view.page({ limit: 500 });
  })();
  await Promise.all(
    writers.map(async (phone, writer) => {
      for (let round = 0; round < 30; round++) {
        const batch = Array.from({ length: 100 }, (_, index) => phone.leaflet({ quantity: 1 + writer + index }));
        const { results } = await phone.send(...batch);
        expect(results.every(({ outcome }) => outcome === 'ok')).toBe(true);
        for (const { id, fields } of batch) written.set(id, Number(fields.quantity));
      }
    }),
  );
  writing = false;
  await reading;
  await view.catchUp();
  expect(polls).toBeGreaterThan(20);
  expect(written.size).toBe(48_000);
  expect([...written].filter(([id, quantity]) => view.records.get(id)?.fields.quantity !== quantity)).toEqual([]);
  const { changes, head } = await traces(district);
  const { first, last, distinct } = await district.context.db
    .selectFrom('change')
    .where('district', '=', 'qingyuan')
    .select(({ fn }) => [
      fn.min<number>('seq').as('first'),
      fn.max<number>('seq').as('last'),
      fn.count<number>('seq').distinct().as('distinct'),
    ])
    .executeTakeFirstOrThrow();
  expect({ first, last, distinct: Number(distinct), head }).toEqual({
    first: 1,
    last: changes,
    distinct: changes,
    head: changes,
  });
  expect((await verifyFigures(district.context.db, 'qingyuan')).differences).toEqual([]);
}, 300_000);
