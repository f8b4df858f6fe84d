import { afterAll, beforeAll, expect, it } from 'vitest';
import { isLargeLater } from '../../../src/domain/attendance/later.ts';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { deskPresence } from '../../../src/server/attendance/desk.ts';
import { verifyAudit } from '../../../src/server/audit/verify-audit.ts';
import { actorOf } from '../../../src/server/records/actor.ts';
import { type District, type Fields, makeDistrict, outcomes, Phone, recordOf, TODAY } from '../sync/fixture.ts';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

const month = { month: TODAY.slice(0, 7) };

async function make(by: Actor, kind: 'event' | 'attendance', fields: Fields): Promise<Id> {
  const phone = new Phone(d.context, by);
  const made = phone.create(kind, fields);
  expect(outcomes(await phone.send(made))).toEqual(['ok']);
  return made.id;
}

async function edit(by: Actor, id: Id, fields: Fields): Promise<void> {
  const phone = new Phone(d.context, by);
  expect(outcomes(await phone.send(phone.edit(await recordOf(d, id), fields)))).toEqual(['ok']);
}

const event = (starts: string, ends: string): Promise<Id> =>
  make(d.organizer, 'event', {
    ...{ date: TODAY, title: '宣传', status: 'planned', risks: '无特别风险' },
    ...{ starts, ends },
  });

const later = (by: Actor, of: Id, who: Actor, more: Fields = {}): Promise<Id> =>
  make(by, 'attendance', {
    ...{ event: of, member: who.member, squad: who.squad, date: TODAY, way: 'later', reason: 'paper' },
    ...more,
  });

it('lists every entry made afterwards with who made it, what it asks for and who agreed', async () => {
  const held = await event('09:00', '10:00');
  const claim = await later(d.leader, held, d.volunteer, { until: '09:40' });
  await later(d.leader, held, d.mate);
  const found = async () => (await deskPresence(d.context, month)).entries.filter((each) => each.event === held);
  expect(await found()).toHaveLength(2);
  const before = (await found()).find((each) => each.claim === claim);
  expect(before).toMatchObject({
    title: '宣传',
    minutes: 40,
    together: 2,
    state: 'asked',
    reason: 'paper',
    ruledBy: null,
  });
  expect(before?.by).toBe((await actorOf(d.context, d.leader.member))?.name);
  await edit(d.organizer, claim, { ruling: 'yes', ruledBy: d.organizer.member });
  expect((await found()).find((each) => each.claim === claim)).toMatchObject({
    state: 'accepted',
    ruledBy: (await actorOf(d.context, d.organizer.member))?.name,
  });
  const other = await deskPresence(d.context, { month: '2020-01' });
  expect(other).toEqual({ entries: [], longDays: [] });
});

it('keeps later entries and changed rulings in the audit, once, by ids and codes alone', async () => {
  const held = await event('09:00', '10:00');
  const rows = async () =>
    (await d.context.db.selectFrom('audit').orderBy('seq').selectAll().execute())
      .filter(({ detail }) => detail.event === held)
      .map(({ action, actor, subject, detail }) => ({ action, actor, subject, detail }));
  const about = { member: d.volunteer.member, event: held };
  const claim = await later(d.leader, held, d.volunteer);
  const entered = {
    ...{ action: 'presence_entered_later', actor: d.leader.member, subject: claim },
    detail: { ...about, reason: 'paper' },
  };
  expect(await rows()).toEqual([entered]);
  const rule = (ruling: string, because: string | null) => ({ ruling, ruledBy: d.organizer.member, because });
  await edit(d.organizer, claim, rule('yes', null));
  await edit(d.organizer, claim, { until: '09:30' });
  expect(await rows()).toEqual([entered]);
  await edit(d.organizer, claim, rule('no', '当天没有见到'));
  const phone = new Phone(d.context, d.organizer);
  const again = phone.edit(await recordOf(d, claim), rule('yes', '签到表上有'));
  for (const _ of ['sent', 'sent again']) await phone.send(again);
  const changed = { action: 'presence_ruling_changed', actor: d.organizer.member, subject: claim };
  expect(await rows()).toEqual([
    entered,
    { ...changed, detail: { ...about, from: 'yes', to: 'no' } },
    { ...changed, detail: { ...about, from: 'no', to: 'yes' } },
  ]);
  expect((await verifyAudit(d.context)).ok).toBe(true);
});

it('shows the office two hours or more, and more than five people at once', () => {
  expect([119, 120].map((minutes) => isLargeLater({ minutes, together: 1 }))).toEqual([false, true]);
  expect([5, 6].map((together) => isLargeLater({ minutes: 10, together }))).toEqual([false, true]);
});

it('asks about a day of more than twelve hours, not about one of twelve', async () => {
  const [day, night] = [await event('00:00', '06:30'), await event('08:00', '13:30')];
  for (const of of [day, night]) {
    const claim = await later(d.organizer, of, d.stranger);
    await edit(d.officer, claim, { ruling: 'yes', ruledBy: d.officer.member });
    await edit(d.organizer, of, { status: 'held' });
  }
  const days = async () => (await deskPresence(d.context, month)).longDays.map(({ minutes }) => minutes);
  expect(await days()).toEqual([]);
  await edit(d.organizer, night, { finished: '13:30', ends: '13:31' });
  await edit(d.organizer, night, { finished: '13:31' });
  expect(await days()).toEqual([721]);
});

it('gives a phone the roster’s word that its member comes in paid time', async () => {
  expect(await actorOf(d.context, d.mate.member)).not.toHaveProperty('duty');
  await edit(d.officer, d.mate.member, { duty: true });
  expect(await actorOf(d.context, d.mate.member)).toMatchObject({ duty: true });
});
