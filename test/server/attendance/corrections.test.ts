import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { ownPresence } from '../../../src/server/attendance/mine.ts';
import { pullPages } from '../../../src/server/sync/pull.ts';
import {
  type District,
  type Fields,
  freshId,
  makeDistrict,
  outcomes,
  Phone,
  recordOf,
  TODAY,
} from '../sync/fixture.ts';

let d: District;
let claim: Id;
let event: Id;
beforeAll(async () => {
  d = await makeDistrict();
  const plan = { date: TODAY, title: '宣传', status: 'planned', risks: '无特别风险' };
  event = (await create(d.organizer, 'event', plan)).id;
  const noted = { event, member: d.volunteer.member, squad: d.squads.one, date: TODAY, way: 'leader' };
  claim = (await create(d.leader, 'attendance', noted)).id;
});
afterAll(() => d.close());

async function create(by: Actor, kind: 'event' | 'attendance' | 'correction', fields: Fields) {
  const phone = new Phone(d.context, by);
  const made = phone.create(kind, fields);
  return { id: made.id, outcome: outcomes(await phone.send(made))[0] };
}

async function edit(by: Actor, id: Id, fields: Fields): Promise<string | undefined> {
  const phone = new Phone(d.context, by);
  return outcomes(await phone.send(phone.edit(await recordOf(d, id), fields)))[0];
}

const asking = ({ member, squad }: Actor, more: Fields = {}): Fields => ({
  ...{ claim, event, member, ask: '我那天到了九点' },
  ...(squad ? { squad } : {}),
  ...more,
});
const answer = (by: Actor, more: Fields = {}): Fields => ({
  ...{ outcome: 'yes', reply: '已补上', answeredBy: by.member },
  ...more,
});

async function holds(actor: Actor, id: Id): Promise<boolean> {
  const request = { device: freshId(), epoch: null, cursors: {} };
  for await (const page of pullPages(d.context, actor, request))
    if (page.records.some((record) => record.id === id)) return true;
  return false;
}

it('is asked in one’s own name, without an answer', async () => {
  expect((await create(d.volunteer, 'correction', asking(d.volunteer))).outcome).toBe('ok');
  expect((await create(d.leader, 'correction', asking(d.volunteer))).outcome).toBe('forbidden forbidden_author member');
  const answered = asking(d.volunteer, answer(d.volunteer));
  expect((await create(d.volunteer, 'correction', answered)).outcome).toBe('forbidden forbidden_review outcome');
});

it('is answered once, by somebody else, in the own name and with words; nothing is changed afterwards', async () => {
  const { id } = await create(d.volunteer, 'correction', asking(d.volunteer));
  for (const by of [d.volunteer, d.mate]) expect(await edit(by, id, answer(by))).toMatch(/^forbidden /);
  expect(await edit(d.leader, id, answer(d.leader, { reply: '' }))).toBe('rejected required reply');
  expect(await edit(d.leader, id, answer(d.officer))).toBe('forbidden forbidden_review answeredBy');
  expect(await edit(d.leader, id, { ask: '没有' })).toBe('forbidden forbidden_author ask');
  expect(await edit(d.volunteer, id, { deleted: true })).toBe('forbidden forbidden_author deleted');
  expect(await edit(d.leader, id, answer(d.leader))).toBe('ok');
  expect(await edit(d.officer, id, answer(d.officer, { outcome: 'no' }))).toBe('forbidden forbidden_review outcome');
  expect((await recordOf(d, id)).fields).toMatchObject({ ask: '我那天到了九点', reply: '已补上' });
});

it('of a leader is answered by the office, not by the leader', async () => {
  const { id } = await create(d.leader, 'correction', asking(d.leader));
  expect(await edit(d.leader, id, answer(d.leader))).toBe('forbidden forbidden_review outcome');
  expect(await edit(d.organizer, id, answer(d.organizer))).toBe('ok');
});

it('is on the phones of those who answer, not on those of squad-mates', async () => {
  const { id } = await create(d.mate, 'correction', asking(d.mate));
  for (const reader of [d.leader, d.organizer, d.officer]) expect(await holds(reader, id), reader.role).toBe(true);
  for (const reader of [d.volunteer, d.stranger]) expect(await holds(reader, id), reader.role).toBe(false);
});

it('is told to its member with the day by which an answer is due, and the answer', async () => {
  const own = async () => (await ownPresence(d.context, d.volunteer)).claims.find((each) => each.claim === claim);
  const told = await own();
  expect(told?.enteredBy).not.toBeNull();
  // Two phones made them in one moment, so either may be the first.
  const answered = told?.corrections.filter(({ outcome }) => outcome !== null);
  expect(told?.corrections).toHaveLength(2);
  expect(answered).toMatchObject([{ outcome: 'yes', reply: '已补上' }]);
  expect(told?.corrections.every(({ due }) => due > TODAY)).toBe(true);
});
