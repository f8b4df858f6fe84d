import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { contentClock, statusOf } from '../../../src/domain/records/record.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { type District, makeDistrict, NOON, outcomes, Phone, recordOf, TODAY } from './fixture.ts';

const MINUTE = 60_000;

let d: District;
let volunteer: Phone;
let leader: Phone;
beforeAll(async () => {
  d = await makeDistrict();
  d.setNow(NOON + 60 * MINUTE);
  volunteer = new Phone(d.context, d.volunteer);
  leader = new Phone(d.context, d.leader);
});
afterAll(() => d.close());

async function verify(id: Id, reviewer = leader): Promise<string[]> {
  const record = await recordOf(d, id);
  return outcomes(
    await reviewer.send(reviewer.edit(record, { review: { verdict: 'verified', of: contentClock(record) } })),
  );
}

/** A leaflet of ten, noted upon ten minutes later. */
async function noted(): Promise<Id> {
  const { member, squad } = volunteer.actor;
  const made = volunteer.create('leaflet', { date: TODAY, quantity: 10, member, squad }, NOON);
  await volunteer.send(made);
  await volunteer.send(volunteer.edit(await recordOf(d, made.id), { note: '已补充' }, NOON + 10 * MINUTE));
  return made.id;
}

/** An edit as by a phone that wrote it five minutes after the creation and comes only now. */
async function sendLate(id: Id, fields: Record<string, string | number>): Promise<string[]> {
  const { actor } = volunteer;
  const other = new Phone(d.context, actor);
  const { conflicts: _, ...record } = await recordOf(d, id);
  const clocks = Object.fromEntries(Object.keys(record.fields).map((field) => [field, record.created]));
  return outcomes(await other.send(other.edit({ ...record, clocks }, fields, NOON + 5 * MINUTE)));
}

describe('a review holds for what was looked at', () => {
  it.each([
    ['a field that was written before', { quantity: 20_000 }],
    ['a field that was empty', { hours: 24 }],
  ])('and not for what a late edit, or a clock set back, makes of %s', async (_, fields) => {
    const id = await noted();
    expect(await verify(id)).toEqual(['ok']);
    expect(statusOf(await recordOf(d, id))).toBe('verified');
    expect(await sendLate(id, fields)).toEqual(['ok']);
    const record = await recordOf(d, id);
    expect(record.fields).toMatchObject(fields);
    expect(statusOf(record)).toBe('reported');
  });

  it('nor for a late edit that arrives before the review does', async () => {
    const id = await noted();
    const seen = await recordOf(d, id);
    await sendLate(id, { quantity: 20_000 });
    await leader.send(leader.edit(seen, { review: { verdict: 'verified', of: contentClock(seen) } }));
    expect(statusOf(await recordOf(d, id))).toBe('reported');
  });

  it('and still after a late edit that changed nothing', async () => {
    const id = await noted();
    await volunteer.send(volunteer.edit(await recordOf(d, id), { quantity: 30 }, NOON + 20 * MINUTE));
    await verify(id);
    expect(await sendLate(id, { quantity: 20 })).toEqual(['conflict']);
    const record = await recordOf(d, id);
    expect([record.fields.quantity, statusOf(record)]).toEqual([30, 'verified']);
  });
});

it('the last of several late edits of one phone is the one that counts', async () => {
  const id = await noted();
  const late = new Phone(d.context, d.volunteer);
  const record = await recordOf(d, id);
  const before = { ...record, clocks: { ...record.clocks, note: record.created } };
  const first = late.edit(before, { quantity: 20 }, NOON + 3 * MINUTE);
  const second = late.edit(
    { ...before, clocks: { ...before.clocks, quantity: first.clock } },
    { quantity: 30 },
    NOON + 4 * MINUTE,
  );
  expect(outcomes(await late.send(first, second))).toEqual(['ok', 'ok']);
  expect((await recordOf(d, id)).fields.quantity).toBe(30);
});

it('figures are what the changes give', async () => {
  expect((await verifyFigures(d.context.db, d.context.district)).differences).toEqual([]);
});
