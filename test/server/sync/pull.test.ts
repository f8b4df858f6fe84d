import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answersYear, eventsYear, keysYear, rosterScope, squadYear } from '../../../src/domain/kernel/scope.ts';
import { HelloResponse } from '../../../src/protocol/sync/hello.ts';
import { PullResponse } from '../../../src/protocol/sync/pull.ts';
import { recordFromWire } from '../../../src/protocol/sync/record-wire.ts';
import { actorOf } from '../../../src/server/records/actor.ts';
import { renewEpoch } from '../../../src/server/records/district.ts';
import { hello } from '../../../src/server/sync/hello.ts';
import { pullPages } from '../../../src/server/sync/pull.ts';
import { must } from '../../support/must.ts';
import { type District, freshId, makeDistrict, NOON, outcomes, Phone, recordOf, TODAY } from './fixture.ts';
import { View } from './view.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

/** What members of a squad download because of it. */
const ownOf = (squad: string) => [
  ...[squadYear(squad, 2026), squadYear(squad, 2025)],
  ...[answersYear(squad, 2026), answersYear(squad, 2027)],
];
const ofSquad = (squad: string) => [
  ...ownOf(squad).slice(0, 2),
  ...[2025, 2026, 2027].map(eventsYear),
  ...ownOf(squad).slice(2),
];

const named = async (who: 'volunteer' | 'leader' | 'officer') => {
  const actor = await actorOf(district.context, district[who].member);
  if (!actor) throw new Error(`no ${who}`);
  return actor;
};

test('hello tells who, where and what, and binds the device', async () => {
  const device = freshId();
  const answer = must(await hello(district.context, await named('volunteer'), { device }));
  expect(v.parse(HelloResponse, answer)).toEqual(answer);
  expect(answer).toMatchObject({
    time: NOON,
    district: { id: 'qingyuan', name: '清源区' },
    actor: { name: '王芳', squadName: '一分队', role: 'volunteer' },
    scopes: ['district', ...ofSquad(district.squads.one)],
    received: 0,
  });
  expect(await hello(district.context, await named('leader'), { device })).toEqual({
    ok: false,
    error: { code: 'forbidden', detail: 'forbidden_device' },
  });
});

test('an actor is who the member record says, and nobody once it is taken back', async () => {
  const office = new Phone(district.context, district.administrator);
  const member = office.create('member', { name: '周敏', role: 'volunteer', squad: district.squads.one });
  await office.send(member);
  expect(await actorOf(district.context, member.id)).toEqual({
    member: member.id,
    role: 'volunteer',
    squad: district.squads.one,
    name: '周敏',
    squadName: '一分队',
  });
  await office.send(office.edit(await recordOf(district, member.id), { deleted: true }));
  expect(await actorOf(district.context, member.id)).toBeUndefined();
  expect(await actorOf(district.context, freshId())).toBeUndefined();
});

test('one request does not bring a transaction for each record, however small the pages that it asks for', async () => {
  const phone = new Phone(district.context, district.volunteer);
  await phone.send(...Array.from({ length: 100 }, () => phone.leaflet()));
  const pages: number[] = [];
  const request = { device: freshId(), epoch: null, cursors: {}, limit: 1 };
  for await (const { records } of pullPages(district.context, district.volunteer, request)) pages.push(records.length);
  expect(pages[0]).toBe(1);
  expect(pages.length).toBeLessThan(8);
  expect(pages.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100);
});

test('a new phone gets all its scopes by pages, and every record once', async () => {
  const phone = new Phone(district.context, district.volunteer);
  await phone.send(...Array.from({ length: 25 }, () => phone.leaflet()));
  const whole = new View(district.context, district.volunteer);
  const answer = await whole.page();
  expect(v.parse(PullResponse, answer)).toEqual(answer);
  expect(answer.add).toEqual(['district', ...ofSquad(district.squads.one)]);
  expect(answer.more).toBe(false);
  expect(answer.records.filter(({ kind }) => kind === 'member')).toEqual([]);
  const paged = new View(district.context, district.volunteer);
  expect(await paged.catchUp(7)).toBeGreaterThan(3);
  expect(paged.records).toEqual(whole.records);
  expect(paged.cursors).toEqual(whole.cursors);
});

test('a pull without news is empty, and compact', async () => {
  const view = new View(district.context, district.volunteer);
  await view.catchUp();
  const answer = await view.page();
  expect(answer).toMatchObject({ records: [], gone: [], add: [], drop: [], more: false });
  expect(JSON.stringify(answer).length).toBeLessThan(1000);
});

test('pages interrupted by writes miss nothing', async () => {
  const phone = new Phone(district.context, district.volunteer);
  const view = new View(district.context, district.volunteer);
  for (let more = true; more; ) {
    await phone.send(phone.leaflet());
    more = (await view.page({ limit: 11 })).more;
  }
  await view.catchUp();
  const whole = new View(district.context, district.volunteer);
  await whole.catchUp();
  expect(view.records).toEqual(whole.records);
});

test('what was written travels as it is folded', async () => {
  const phone = new Phone(district.context, district.volunteer);
  const change = phone.leaflet({ note: '一' });
  await phone.send(change);
  await phone.send(phone.edit(await recordOf(district, change.id), { note: '二' }));
  const view = new View(district.context, district.volunteer);
  await view.catchUp();
  const wire = view.records.get(change.id);
  expect(wire && recordFromWire(wire)).toEqual(await recordOf(district, change.id));
  expect(Object.keys(wire?.clocks ?? {})).toEqual(['note']);
});

test('a record that moves to another year leaves one scope and enters the other', async () => {
  const phone = new Phone(district.context, district.leader);
  const view = new View(district.context, district.leader);
  const change = phone.leaflet();
  await phone.send(change);
  await view.catchUp();
  const [now, last, older] = [2026, 2025, 2024].map((year) => squadYear(district.squads.one, year));
  await phone.send(phone.edit(await recordOf(district, change.id), { date: '2025-12-31' }));
  const moved = await view.page();
  expect(moved.gone).toEqual([{ id: change.id, scope: now }]);
  expect(moved.records.map(({ id, scope }) => [id, scope])).toEqual([[change.id, last]]);
  await phone.send(phone.edit(await recordOf(district, change.id), { date: '2024-12-31' }));
  expect((await view.page()).gone).toEqual([{ id: change.id, scope: last }]);
  expect(view.records.has(change.id)).toBe(false);
  const wanted = await view.page({ want: [older ?? ''] });
  expect(wanted.add).toEqual([older]);
  expect(view.records.has(change.id)).toBe(true);
  await phone.send(phone.edit(await recordOf(district, change.id), { date: TODAY }));
  const back = await view.page({ want: [older ?? ''] });
  expect(back.gone).toEqual([{ id: change.id, scope: older }]);
  expect(view.records.get(change.id)?.scope).toBe(now);
});

test('a record given to another squad leaves the phones of the first', async () => {
  const office = new Phone(district.context, district.officer);
  const change = office.leaflet({ squad: district.squads.one });
  await office.send(change);
  const [one, two] = [new View(district.context, district.volunteer), new View(district.context, district.stranger)];
  await one.catchUp();
  await two.catchUp();
  expect([one.records.has(change.id), two.records.has(change.id)]).toEqual([true, false]);
  await office.send(office.edit(await recordOf(district, change.id), { squad: district.squads.two }));
  await one.catchUp();
  await two.catchUp();
  expect([one.records.has(change.id), two.records.has(change.id)]).toEqual([false, true]);
});

test('a record that was taken back leaves the phones that hold it, and is not told to new ones', async () => {
  const phone = new Phone(district.context, district.volunteer);
  const change = phone.leaflet();
  await phone.send(change);
  const view = new View(district.context, district.volunteer);
  await view.catchUp();
  await phone.send(phone.edit(await recordOf(district, change.id), { deleted: true }));
  const answer = await view.page();
  expect(answer.gone.map(({ id }) => id)).toEqual([change.id]);
  const fresh = await new View(district.context, district.volunteer).page();
  expect(fresh.gone).toEqual([]);
  expect(fresh.records.some(({ id }) => id === change.id)).toBe(false);
});

test('scopes come and go with the squad and the role', async () => {
  const view = new View(district.context, district.leader);
  await view.catchUp();
  const { one, two } = district.squads;
  const moved = { ...district.leader, squad: two };
  const answer = await view.page({ actor: moved });
  expect(answer.drop.sort()).toEqual([rosterScope(one), ...ownOf(one)].sort());
  expect(answer.add.sort()).toEqual([rosterScope(two), ...ownOf(two)].sort());
  const demoted = await view.page({ actor: { ...moved, role: 'volunteer' } });
  expect(demoted.drop.sort()).toEqual([keysYear(2026), rosterScope(two)]);
});

test('nobody reads a scope by wanting it', async () => {
  const foreign = [squadYear(district.squads.two, 2026), rosterScope(district.squads.one), 'office'];
  const answer = await new View(district.context, district.volunteer).page({ want: foreign });
  expect(answer.add.filter((scope) => foreign.includes(scope))).toEqual([]);
  expect(answer.records.filter(({ scope }) => foreign.includes(scope))).toEqual([]);
  const claimed = new View(district.context, district.volunteer);
  claimed.cursors = { office: 0 };
  expect((await claimed.page()).drop).toEqual(['office']);
});

test('organizers and the office hold the rosters of all squads, leaders their own, volunteers none', async () => {
  const { volunteer, stranger, administrator, organizer, officer, leader } = district;
  const people = async (reader: typeof leader) => {
    const view = new View(district.context, reader);
    await view.catchUp();
    return new Set([...view.records.values()].filter(({ kind }) => kind === 'member').map(({ id }) => id));
  };
  for (const reader of [organizer, officer]) {
    const held = await people(reader);
    for (const { member } of [volunteer, stranger, administrator]) expect(held, reader.role).toContain(member);
  }
  expect(await people(leader)).toContain(volunteer.member);
  expect(await people(leader)).not.toContain(stranger.member);
  for (const reader of [volunteer, stranger]) expect([...(await people(reader))]).toEqual([]);
});

test('after a restore the phone is answered from the beginning, and sends again what was lost', async () => {
  const { db } = district.context;
  const phone = new Phone(district.context, district.volunteer);
  const kept = phone.leaflet();
  await phone.send(kept);
  const { head } = await db
    .selectFrom('district')
    .where('id', '=', 'qingyuan')
    .select('head')
    .executeTakeFirstOrThrow();
  const lost = phone.leaflet({ quantity: 77 });
  expect((await phone.send(lost)).received).toBe(2);
  const view = new View(district.context, district.volunteer);
  await view.catchUp();

  await db.deleteFrom('change').where('district', '=', 'qingyuan').where('seq', '>', head).execute();
  await db.deleteFrom('record').where('district', '=', 'qingyuan').where('seq', '>', head).execute();
  await db.updateTable('device').set({ received_seq: 1 }).where('id', '=', phone.device).execute();
  await db.updateTable('district').set({ head }).where('id', '=', 'qingyuan').execute();
  const behind = await view.page();
  expect(behind.head).toBe(head);
  expect(behind.records.map(({ id }) => id)).toContain(kept.id);
  await renewEpoch(db, 'qingyuan', randomUUID());
  const answer = await view.page();
  expect(answer.records.map(({ id }) => id)).toContain(kept.id);
  expect([...view.records.keys()]).not.toContain(lost.id);
  expect(outcomes(await phone.send(kept, lost))).toEqual(['duplicate', 'ok']);
  await view.catchUp();
  expect(view.records.get(lost.id)?.fields.quantity).toBe(77);
});
