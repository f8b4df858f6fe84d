import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays, dayAt } from '../../../src/domain/kernel/day.ts';
import { MAX_TIP_CHUNK, UNFINISHED_DAYS } from '../../../src/domain/tips/limits.ts';
import { defaultTipSettings } from '../../../src/protocol/tips/tip-desk.ts';
import { verifyAudit } from '../../../src/server/audit/verify-audit.ts';
import { tipCounts } from '../../../src/server/tips/counts.ts';
import { applyRetention, planRetention } from '../../../src/server/tips/retention.ts';
import { keepTipsTidy } from '../../../src/server/tips/upkeep.ts';
import { must } from '../../support/must.ts';
import { auditOf, type Ceremony, ceremony } from './desk-fixture.ts';
import { outcome, photo, type Sender, type SentTip, seal, sealAnswer, senderTo } from './fixture.ts';

const DAY_MS = 86_400_000;

let c: Ceremony;
let sender: Sender;
// Each test has its own time.
beforeEach(async () => {
  c = await ceremony();
  sender = senderTo(c.test);
});
afterEach(() => c.test.close());

/** @param upload all of each photo, or its first chunk only */
async function sent({
  photos = 0,
  upload = 'all',
}: {
  photos?: number;
  upload?: 'all' | 'half';
} = {}): Promise<SentTip> {
  const tip = await seal(
    c.office,
    Array.from({ length: photos }, () => photo(2_000)),
  );
  expect(await outcome(await sender.post(tip.sealed))).toBe('200 taken');
  for (const file of tip.files) {
    if (upload === 'all') await sender.upload(file, tip.mailbox.token);
    else await sender.chunk(file.id, tip.mailbox.token, 0, file.bytes.subarray(0, 100_000));
  }
  return tip;
}

/** Closes a tip with a day in the past. */
async function closeBefore({ sealed }: SentTip, days: number): Promise<void> {
  const { db, now } = c.test.context;
  await db
    .updateTable('tip')
    .set({ state: 'closed', outcome: 'handled', closed: addDays(dayAt(now()), -days) })
    .where('id', '=', sealed.id)
    .execute();
}

const dueIds = async () => (await planRetention(c.test.context)).due.map(({ id }) => id);

/** Returns the stored bytes of a photo. */
async function bytesOf(file: string): Promise<number> {
  const parts = await c.test.context.db.selectFrom('tip_part').where('file', '=', file).select('bytes').execute();
  return parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Counts the rows of a tip by table. */
async function rowsOf(tip: string): Promise<Record<string, number>> {
  const { db } = c.test.context;
  const tables = ['tip_grant', 'tip_file', 'tip_message', 'tip_note'] as const;
  const counts = await Promise.all(
    tables.map(async (table) => {
      const { count } = await db
        .selectFrom(table)
        .where('tip', '=', tip)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return [table, Number(count)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

it('deletes what the plan names and nothing else, and leaves counts and an audit entry', async () => {
  const { context } = c.test;
  const [open, closed, half] = [
    await sent({ photos: 1 }),
    await sent({ photos: 1 }),
    await sent({ photos: 1, upload: 'half' }),
  ];
  expect((await c.officer.act(closed.sealed.id, { act: 'take' })).status).toBe(200);
  expect((await c.officer.act(closed.sealed.id, { act: 'close', outcome: 'handled' })).status).toBe(200);
  expect(await rowsOf(closed.sealed.id)).toMatchObject({ tip_grant: 3, tip_file: 1 });
  const before = await c.officer.counts();
  expect((await planRetention(context)).due).toEqual([]);

  c.test.pass(UNFINISHED_DAYS * DAY_MS);
  expect((await planRetention(context)).due).toEqual([{ id: half.sealed.id, closed: null, reason: 'unfinished' }]);
  c.test.pass((defaultTipSettings.keepDays - UNFINISHED_DAYS) * DAY_MS);
  const plan = await planRetention(context);
  expect(plan.due.map(({ id, reason }) => `${id} ${reason}`)).toEqual([
    `${closed.sealed.id} closed`,
    `${half.sealed.id} unfinished`,
  ]);
  // Planning deletes nothing.
  expect(await rowsOf(closed.sealed.id)).toMatchObject({ tip_grant: 3, tip_file: 1 });

  expect(await bytesOf(half.files[0]?.id ?? '')).toBe(100_000);
  const done = await applyRetention(context, c.administrator.member);
  expect(done).toEqual({ ...plan, deleted: 2 });
  expect(await rowsOf(closed.sealed.id)).toEqual({ tip_grant: 0, tip_file: 0, tip_message: 0, tip_note: 0 });
  expect(await rowsOf(open.sealed.id)).toMatchObject({ tip_grant: 3, tip_file: 1 });
  expect(await rowsOf(half.sealed.id)).toMatchObject({ tip_grant: 3, tip_file: 1 });
  expect(await bytesOf(half.files[0]?.id ?? '')).toBe(0);
  expect(await bytesOf(closed.files[0]?.id ?? '')).toBe(0);
  expect(await bytesOf(open.files[0]?.id ?? '')).toBe(open.files[0]?.bytes.length);
  const left = await context.db.selectFrom('tip').select('id').execute();
  expect(left.map(({ id }) => id).sort()).toEqual([open.sealed.id, half.sealed.id].sort());
  // For the sender it looks as if the tip had never existed.
  const stranger = await sender.mailbox('00'.repeat(32));
  expect(await (await sender.mailbox(closed.mailbox.token)).text()).toBe(await stranger.text());
  expect(await auditOf(c.test, /tips_deleted/)).toEqual([
    `tips_deleted ${closed.sealed.id} {"reason":"closed"}`,
    `tips_deleted ${half.sealed.id} {"reason":"unfinished"}`,
  ]);
  must(await verifyAudit(context));
  expect((await applyRetention(context, null)).deleted).toBe(0);
  expect(await tipCounts(context)).toMatchObject({
    total: before.total,
    byState: before.byState,
    byOutcome: before.byOutcome,
    byMonth: before.byMonth,
  });
});

it('keeps a photo announced after deleting its first chunks, so that a returning phone sends it again', async () => {
  const { context } = c.test;
  const tip = await sent({ photos: 1, upload: 'half' });
  const [file] = tip.files;
  if (!file) throw new Error('no photo');
  c.test.pass(UNFINISHED_DAYS * DAY_MS);
  expect(await dueIds()).toEqual([tip.sealed.id]);
  await applyRetention(context, null);
  expect(await dueIds()).toEqual([]);
  expect((await sender.open(tip.mailbox.token)).missing).toEqual([file.id]);
  expect(await (await sender.post(tip.sealed)).json()).toEqual({ taken: true, missing: [file.id] });
  // A new chunk counts from today, so the next run keeps it.
  await sender.chunk(file.id, tip.mailbox.token, 0, file.bytes.subarray(0, MAX_TIP_CHUNK));
  expect((await applyRetention(context, null)).due).toEqual([]);
  expect(
    (await sender.chunk(file.id, tip.mailbox.token, MAX_TIP_CHUNK, file.bytes.subarray(MAX_TIP_CHUNK))).status,
  ).toBe(204);
  expect((await sender.open(tip.mailbox.token)).missing).toEqual([]);
});

it('never deletes what an officer still has to read: an open tip however old, a closed one with an unread answer', async () => {
  const { context } = c.test;
  const [old, written] = [await sent(), await sent()];
  const { message } = await sealAnswer(c.office, written, { seq: 1 });
  expect(await outcome(await sender.post(message, { path: '/messages' }))).toBe('200 taken');
  await closeBefore(written, 1_000);
  const arrived = addDays(dayAt(context.now()), -1_000);
  await context.db.updateTable('tip').set({ arrived, due: arrived }).where('id', '=', old.sealed.id).execute();
  for (const state of ['received', 'open', 'asked', 'answered', 'passed'] as const) {
    await context.db.updateTable('tip').set({ state }).where('id', '=', old.sealed.id).execute();
    expect([state, await dueIds()]).toEqual([state, []]);
  }
  expect((await applyRetention(context, null)).deleted).toBe(0);
  expect((await c.officer.act(written.sealed.id, { act: 'seen' })).status).toBe(200);
  expect(await dueIds()).toEqual([written.sealed.id]);
  expect((await applyRetention(context, null)).deleted).toBe(1);
});

it('deletes as planned, in that order, and once when asked twice at a time', async () => {
  const { context } = c.test;
  const tips = [await sent({ photos: 1, upload: 'half' }), await sent(), await sent()];
  for (const [at, tip] of tips.entries()) await closeBefore(tip, 300 + at);
  const before = (await tipCounts(context)).total;
  c.test.pass(UNFINISHED_DAYS * DAY_MS);
  const plan = await planRetention(context);
  expect(plan.due.map(({ id, reason }) => [id, reason])).toEqual(
    tips.toReversed().map(({ sealed }) => [sealed.id, 'closed']),
  );
  const both = await Promise.all([applyRetention(context, null), applyRetention(context, c.administrator.member)]);
  expect(both.map(({ deleted }) => deleted).sort()).toEqual([0, 3]);
  expect(both.find(({ deleted }) => deleted > 0)?.due).toEqual(plan.due);
  expect((await tipCounts(context)).total).toBe(before);
});

it('uses the office’s own periods', async () => {
  const tip = await sent();
  await closeBefore(tip, 9);
  expect(await dueIds()).not.toContain(tip.sealed.id);
  const administrator = await c.deskAs('administrator');
  const settings = { ...defaultTipSettings, keepDays: 9 };
  expect((await administrator.post('tip-settings', settings)).status).toBe(200);
  expect(await dueIds()).toContain(tip.sealed.id);
});

it('runs periodically, and stops with the server', async () => {
  const { context } = c.test;
  await closeBefore(await sent(), 400);
  const deleted: number[] = [];
  const failures: unknown[] = [];
  const report = {
    deleted: (tips: number) => void deleted.push(tips),
    failed: (thrown: unknown) => void failures.push(thrown),
  };
  const stop = keepTipsTidy(context, report, 40);
  await expect.poll(() => deleted).toEqual([1]);
  const late = await sent();
  await closeBefore(late, 400);
  await expect.poll(() => deleted).toEqual([1, 1]);
  await stop();
  const last = await sent();
  await closeBefore(last, 400);
  await sleep(200);
  expect(deleted).toEqual([1, 1]);
  expect(failures).toEqual([]);
  expect((await planRetention(context)).due.map(({ id }) => id)).toEqual([last.sealed.id]);
});
