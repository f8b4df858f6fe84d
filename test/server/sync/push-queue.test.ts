import { createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import type { ServerContext } from '../../../src/server/platform/context.ts';
import { isOutage } from '../../../src/server/platform/database/outage.ts';
import type { Database } from '../../../src/server/platform/database/tables.ts';
import { push } from '../../../src/server/sync/push.ts';
import { makePushQueue } from '../../../src/server/sync/push-queue.ts';
import { withdraw } from '../../../src/server/sync/withdraw.ts';
import { type District, makeDistrict, outcomes, Phone } from './fixture.ts';

let district: District;
let context: ServerContext;
beforeAll(async () => {
  district = await makeDistrict();
  context = district.context;
});
afterAll(() => district.close());

/** The transactions in which changes came to be: PostgreSQL notes it in every row. */
async function transactionsOf(ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(DISTINCT xmin::text)::int AS count FROM change WHERE district = 'qingyuan' AND id = ANY(${ids}::uuid[])
  `.execute(context.db);
  return rows[0]?.count ?? 0;
}

test('batches that wait for the lock are written together, and each is answered for itself', async () => {
  const queue = makePushQueue(context, 3_000);
  const phones = [district.volunteer, district.mate, district.leader].map((actor) => new Phone(context, actor));
  const batches = phones.map((phone) => Array.from({ length: 3 }, () => phone.leaflet()));
  const bad = phones[1]?.leaflet({ quantity: -1 });
  if (bad) batches[1]?.push(bad);
  const answers = await Promise.all(
    phones.map((phone, i) => queue(phone.actor, { device: phone.device, changes: batches[i] ?? [] })),
  );
  expect(answers.map(outcomes)).toEqual([
    ['ok', 'ok', 'ok'],
    ['ok', 'ok', 'ok', 'rejected too_small quantity'],
    ['ok', 'ok', 'ok'],
  ]);
  expect(answers.map(({ received }) => received)).toEqual([3, 3, 3]);
  const ids = batches.flat().map(({ id }) => id);
  // The first went at once, the two that came meanwhile together.
  expect(await transactionsOf(ids)).toBe(2);
  const { head } = await context.db
    .selectFrom('district')
    .where('id', '=', 'qingyuan')
    .select('head')
    .executeTakeFirstOrThrow();
  expect(answers.at(-1)?.head).toBe(head);
  expect((await verifyFigures(context.db, 'qingyuan')).differences).toEqual([]);
});

test('one that takes an id of another spoils nothing for those that it waited with', async () => {
  const queue = makePushQueue(context, 3_000);
  const [first, second, thief] = [district.volunteer, district.mate, district.leader].map(
    (actor) => new Phone(context, actor),
  ) as [Phone, Phone, Phone];
  const held = first.leaflet();
  await first.send(held);
  const stolen = { ...thief.leaflet(), id: held.id };
  const [opening, good] = [first.leaflet(), second.leaflet()];
  const answers = await Promise.all([
    queue(first.actor, { device: first.device, changes: [opening] }),
    queue(second.actor, { device: second.device, changes: [good] }),
    queue(thief.actor, { device: thief.device, changes: [stolen, thief.leaflet()] }),
  ]);
  expect(answers.map(outcomes)).toEqual([['ok'], ['ok'], ['rejected id_taken', 'ok']]);
  expect((await verifyFigures(context.db, 'qingyuan')).differences).toEqual([]);
});

test('copies of one batch wait for each other and have one effect; more than a transaction may hold is shared out', async () => {
  const queue = makePushQueue(context, 10);
  const phone = new Phone(context, district.volunteer);
  const others = [district.mate, district.leader].map((actor) => new Phone(context, actor));
  const batch = Array.from({ length: 6 }, () => phone.leaflet());
  const theirs = others.map((other) => Array.from({ length: 6 }, () => other.leaflet()));
  const answers = await Promise.all([
    ...Array.from({ length: 4 }, () => queue(phone.actor, { device: phone.device, changes: batch })),
    ...others.map((other, i) => queue(other.actor, { device: other.device, changes: theirs[i] ?? [] })),
  ]);
  const words = answers.map((answer) => new Set(outcomes(answer)));
  expect(words).toEqual(['ok', 'duplicate', 'duplicate', 'duplicate', 'ok', 'ok'].map((word) => new Set([word])));
  expect(await transactionsOf(theirs.flat().map(({ id }) => id))).toBe(2);
});

/** All sequence numbers, in order. */
async function sequence(): Promise<number[]> {
  const rows = await context.db
    .selectFrom('change')
    .where('district', '=', 'qingyuan')
    .select('seq')
    .orderBy('seq')
    .execute();
  return rows.map(({ seq }) => seq);
}

const upTo = (head: number): number[] => Array.from({ length: head }, (_, index) => index + 1);

/** Phones of two squads, each with batches that wait all at once. */
async function crowd(queues: readonly ReturnType<typeof makePushQueue>[], phones: number, batches: number) {
  const members = [district.volunteer, district.mate, district.leader, district.stranger];
  const crowded = Array.from({ length: phones }, (_, i) => new Phone(context, members[i % 4] ?? district.mate));
  const sent: string[] = [];
  const answers = await Promise.all(
    Array.from({ length: batches }, (_, n) => n).flatMap((n) =>
      crowded.map((phone, i) => {
        const changes = Array.from({ length: 5 }, () => phone.leaflet());
        sent.push(...changes.map(({ id }) => id));
        const queue = queues[(i + n) % queues.length];
        if (!queue) throw new Error('no queue');
        return queue(phone.actor, { device: phone.device, changes });
      }),
    ),
  );
  return { sent, words: new Set(answers.flatMap(outcomes)) };
}

test('groups leave the same as batches one after another', async () => {
  const { sent, words } = await crowd([makePushQueue(context, 20)], 12, 6);
  expect(words).toEqual(new Set(['ok']));
  const { head } = await context.db
    .selectFrom('district')
    .where('id', '=', 'qingyuan')
    .select('head')
    .executeTakeFirstOrThrow();
  expect(await sequence()).toEqual(upTo(head));
  // Groups of four batches: far fewer transactions than batches.
  expect(await transactionsOf(sent)).toBeLessThan(30);
  expect((await verifyFigures(context.db, 'qingyuan')).differences).toEqual([]);
});

test('groups of two servers leave one sequence without gaps', async () => {
  const { words } = await crowd([makePushQueue(context, 20), makePushQueue(context, 20)], 12, 6);
  expect(words).toEqual(new Set(['ok']));
  const { head } = await context.db
    .selectFrom('district')
    .where('id', '=', 'qingyuan')
    .select('head')
    .executeTakeFirstOrThrow();
  expect(await sequence()).toEqual(upTo(head));
  expect((await verifyFigures(context.db, 'qingyuan')).differences).toEqual([]);
});

test('a group sees what the group before it wrote: its edits, its names, its duplicates', async () => {
  const queue = makePushQueue(context, 4);
  const fill = (actor = district.mate) => {
    const phone = new Phone(context, actor);
    const changes = Array.from({ length: 4 }, () => phone.leaflet());
    return queue(actor, { device: phone.device, changes });
  };
  const [author, leader] = [new Phone(context, district.volunteer), new Phone(context, district.leader)];
  const made = Array.from({ length: 4 }, () => author.leaflet());
  const answers = await Promise.all([
    // The first goes alone at once, the second group holds what is made, the third what is done with it.
    fill(),
    queue(author.actor, { device: author.device, changes: made }),
    queue(leader.actor, {
      device: leader.device,
      changes: made.map(({ id }) => ({ ...leader.leaflet(), record: id, fields: { quantity: 77 } })),
    }),
    queue(author.actor, { device: author.device, changes: made }),
    fill(),
    fill(),
  ]);
  expect(answers.map((answer) => new Set(outcomes(answer)))).toEqual(
    ['ok', 'ok', 'conflict', 'duplicate', 'ok', 'ok'].map((word) => new Set([word])),
  );
  expect((await verifyFigures(context.db, 'qingyuan')).differences).toEqual([]);
});

test('a withdrawal, a foreign device and a taken number are seen under the lock', async () => {
  const queue = makePushQueue(context, 4);
  const [first, second] = [new Phone(context, district.volunteer), new Phone(context, district.volunteer)];
  await first.send(first.leaflet());
  const four = (phone: Phone) => Array.from({ length: 4 }, () => phone.leaflet());
  const taken = four(second);
  const [gone = second.leaflet()] = taken;
  await withdraw(context, district.volunteer, { changes: [gone.id] });
  const answers = await Promise.all([
    ...Array.from({ length: 2 }, () => {
      const phone = new Phone(context, district.mate);
      return queue(phone.actor, { device: phone.device, changes: four(phone) });
    }),
    queue(second.actor, { device: second.device, changes: taken }),
    queue(district.mate, { device: first.device, changes: four(first) }),
    queue(first.actor, { device: first.device, changes: four(first).map((change, i) => ({ ...change, seq: i + 1 })) }),
  ]);
  expect(answers.map(outcomes).slice(2)).toEqual([
    ['rejected withdrawn', 'ok', 'ok', 'ok'],
    Array.from({ length: 4 }, () => 'forbidden forbidden_device'),
    ['retry device_seq_taken', 'ok', 'ok', 'ok'],
  ]);
  expect((await verifyFigures(context.db, 'qingyuan')).differences).toEqual([]);
});

test("a phone's batches are taken in its order, each after the one before it", async () => {
  const queue = makePushQueue(context, 3_000);
  const phone = new Phone(context, district.volunteer);
  const made = Array.from({ length: 5 }, () => Array.from({ length: 3 }, () => phone.leaflet()));
  // Each batch edits a record of the one before it.
  const edits = made.map(([record]) => ({ ...phone.leaflet(), record: record?.id, fields: { quantity: 5 }, base: {} }));
  const batches = made.map((changes, n) => [...changes, ...edits.slice(n - 1, n)]);
  const push = (changes: readonly unknown[]) => queue(phone.actor, { device: phone.device, changes });
  // The third comes twice: its answer was lost.
  const [first = [], second = [], third = [], ...rest] = batches;
  const answers = await Promise.all([first, second, third, third, ...rest].map(push));
  const expected = ['ok', 'ok', 'ok', 'duplicate', 'ok', 'ok'];
  expect(answers.map((answer) => outcomes(answer).at(-1))).toEqual(expected);
  // Numbers as they were given: the edits come after all that was made.
  expect(answers.map(({ received }) => received)).toEqual([3, 16, 17, 17, 18, 19]);
  const { head } = await context.db
    .selectFrom('district')
    .where('id', '=', 'qingyuan')
    .select('head')
    .executeTakeFirstOrThrow();
  expect(answers.at(-1)?.head).toBe(head);
  expect(await sequence()).toEqual(upTo(head));
  expect((await verifyFigures(context.db, 'qingyuan')).differences).toEqual([]);
});

test('a batch that is retried with care and one that passes it in between both count', async () => {
  const queue = makePushQueue(context, 3_000);
  for (let attempt = 0; attempt < 24; attempt++) {
    const phone = new Phone(context, district.volunteer);
    const leader = new Phone(context, district.leader);
    const origin = new Phone(context, district.volunteer);
    const [known, edited] = [phone.leaflet(), origin.leaflet()];
    await phone.send(known);
    await origin.send(edited);
    const edit = (by: Phone, quantity: number) => ({
      ...by.leaflet(),
      record: edited.id,
      fields: { quantity },
      base: {},
    });
    const again = { ...known, seq: phone.leaflet().seq };
    const answers = await Promise.all([
      // The first finds an id taken, under another number, and has to be taken with care …
      queue(phone.actor, { device: phone.device, changes: [again, phone.leaflet()] }),
      queue(phone.actor, { device: phone.device, changes: [edit(phone, 5)] }),
      // … and this, which came past the queue, goes before its second attempt.
      wait(attempt % 4).then(() => push(context, leader.actor, { device: leader.device, changes: [edit(leader, 7)] })),
    ]);
    expect(answers.map(outcomes)[0]).toEqual(['duplicate', 'ok']);
    expect(outcomes(answers[1])).toEqual(['conflict']);
    const row = await context.db.selectFrom('record').where('id', '=', edited.id).select('heads').executeTakeFirst();
    expect(row?.heads?.quantity).toHaveLength(3);
  }
  expect((await verifyFigures(context.db, 'qingyuan')).differences).toEqual([]);
});

/** A database that takes connections and never answers. */
async function silentDatabase(connectMs: number) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const pool = new pg.Pool({ host: '127.0.0.1', port, connectionTimeoutMillis: connectMs });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await pool.end();
  });
  return { db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }), attempts: () => sockets.length };
}

test('a group fails at once when the database is away, so that no phone waits for one time-out a batch', async () => {
  const away = await silentDatabase(100);
  const queue = makePushQueue({ ...context, db: away.db }, 4_000);
  const phones = Array.from({ length: 16 }, () => new Phone(context, district.volunteer));
  const answers = await Promise.allSettled(
    phones.map((phone) => queue(phone.actor, { device: phone.device, changes: [phone.leaflet()] })),
  );
  expect(answers.map((answer) => answer.status === 'rejected' && isOutage(answer.reason))).toEqual(
    phones.map(() => true),
  );
  // The first went at once, the fifteen that came meanwhile together.
  expect(away.attempts()).toBe(2);
});
