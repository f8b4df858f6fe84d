import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextClock } from '../../../src/domain/kernel/clock.ts';
import { type Id, newId } from '../../../src/domain/kernel/id.ts';
import type { Role } from '../../../src/domain/kernel/role.ts';
import { SessionList } from '../../../src/protocol/accounts/accounts.ts';
import { HelloResponse } from '../../../src/protocol/sync/hello.ts';
import { hashToken } from '../../../src/server/accounts/token.ts';
import {
  codeOf,
  cookiesByRole,
  cookiesOf,
  editMember,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
  tokenOf,
} from '../platform/http/harness.ts';

const DAY = 86_400_000;
const PASSWORD = '青山绿水好地方 2026';

let test: TestServer;
let people: People;
let cookies: Record<Role, string | undefined>;

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  cookies = await cookiesByRole(test, people);
});
afterAll(() => test.close());

const freshId = (): Id => newId(test.context.now(), test.context.random);
const statusOf = async (cookie: string): Promise<number> => (await test.send('/api/session', { cookie })).status;

async function link(as: Role, json: object): Promise<string> {
  const made = await test.send('/api/invites', { cookie: cookies[as], json });
  expect(made.status, await made.clone().text()).toBe(200);
  return tokenOf(((await made.json()) as { url: string }).url);
}

async function join(token: string, more: object = {}, headers = {}): Promise<string> {
  const joined = await test.send('/api/auth/invite/accept', { json: { token, ...more }, headers });
  expect(joined.status, await joined.clone().text()).toBe(200);
  return cookiesOf(joined);
}

/** A volunteer who has joined on a phone of their own, by the leader's invite. */
async function newVolunteer(name: string): Promise<{ readonly cookie: string; readonly member: Id }> {
  const cookie = await join(await link('leader', { role: 'volunteer', squad: people.squad }), { name });
  const { actor } = (await (await test.send('/api/session', { cookie })).json()) as { actor: { member: Id } };
  return { cookie, member: actor.member };
}

const reinvite = (as: Role, member: Id): Promise<string> =>
  link(as, { role: 'volunteer', squad: people.squad, member });

const devicesOf = async (cookie: string) =>
  v.parse(SessionList, await (await test.send('/api/sessions', { cookie })).json()).sessions;

describe('joining again', () => {
  it('replaces the devices that were signed in before, unless they are to be kept', async () => {
    const { cookie: stolen, member } = await newVolunteer('丢了手机');
    const phone = await join(await reinvite('officer', member));
    expect([await statusOf(stolen), await statusOf(phone)]).toEqual([401, 200]);
    const tablet = await join(await reinvite('officer', member), { keepOthers: true });
    expect([await statusOf(phone), await statusOf(tablet)]).toEqual([200, 200]);
  });

  it('is told to the member’s other device, with who made the invite, and not to the one that joined', async () => {
    const { cookie: own, member } = await newVolunteer('高红梅');
    const hello = async (cookie: string) => {
      const answer = await test.send('/api/sync/hello', { cookie, json: { device: freshId() } });
      return v.parse(HelloResponse, await answer.json()).joined;
    };
    expect(await hello(own)).toBeUndefined();
    const other = await join(await reinvite('leader', member), { keepOthers: true });
    expect(await hello(own)).toMatchObject({ by: '测试leader', at: expect.any(Number) });
    expect(await hello(other)).toBeUndefined();
    const token = await reinvite('officer', member);
    const looked = await test.send('/api/auth/invite/look', { json: { token } });
    expect(await looked.json()).toMatchObject({ joinedBefore: expect.any(Number) });
    const list = (await (await test.send('/api/invites', { cookie: cookies.officer })).json()) as { invites: object[] };
    expect(list.invites).toContainEqual(
      expect.objectContaining({ member, by: people.members.leader, rejoined: true, usedAt: expect.any(Number) }),
    );
  });
});

describe('the devices of a member', () => {
  it('are listed with what they are, since when, by whose invite; one or all others can be ended', async () => {
    const { cookie: own, member } = await newVolunteer('设备多');
    const headers = { 'user-agent': 'Mozilla/5.0 (Linux; Android 14; V2307A) AppleWebKit/537.36' };
    const android = await join(await reinvite('officer', member), { keepOthers: true }, headers);
    const listed = await devicesOf(own);
    expect(listed).toHaveLength(2);
    const [mine, theirs] = [listed.find(({ current }) => current), listed.find(({ current }) => !current)];
    expect(mine).toMatchObject({ device: 'unknown', by: '测试leader' });
    expect(theirs).toMatchObject({ device: 'android', by: '测试officer' });

    expect((await test.send(`/api/sessions/${theirs?.id}`, { method: 'DELETE', cookie: own })).status).toBe(204);
    expect([await statusOf(android), await statusOf(own)]).toEqual([401, 200]);
    const another = await join(await reinvite('officer', member), { keepOthers: true });
    expect((await test.send('/api/sessions', { method: 'DELETE', cookie: own })).status).toBe(204);
    expect([await statusOf(another), await statusOf(own)]).toEqual([401, 200]);
  });

  it('are nobody else’s to end by id', async () => {
    const { cookie: own } = await newVolunteer('别人');
    const [device] = await devicesOf(own);
    const answer = await test.send(`/api/sessions/${device?.id}`, { method: 'DELETE', cookie: cookies.leader });
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'not_found']);
    expect(await statusOf(own)).toBe(200);
  });

  it('can be ended by the own leader and the office, and by nobody who does not answer for the member', async () => {
    const { cookie: own, member } = await newVolunteer('换队长');
    const path = `/api/members/${member}/sessions`;
    const foreign = `/api/members/${people.stranger}/sessions`;
    expect((await test.send(foreign, { method: 'DELETE', cookie: cookies.leader })).status).toBe(404);
    for (const above of [people.members.administrator, people.members.officer])
      expect((await test.send(`/api/members/${above}/sessions`, { cookie: cookies.officer })).status).toBe(404);
    const seen = await test.send(path, { cookie: cookies.leader });
    expect(v.parse(SessionList, await seen.json()).sessions).toHaveLength(1);
    expect((await test.send(path, { method: 'DELETE', cookie: cookies.leader })).status).toBe(204);
    expect(await statusOf(own)).toBe(401);
    const again = await join(await reinvite('officer', member));
    expect((await test.send(path, { method: 'DELETE', cookie: cookies.officer })).status).toBe(204);
    expect(await statusOf(again)).toBe(401);
    const audit = await test.context.db
      .selectFrom('audit')
      .where('action', '=', 'sessions_ended')
      .selectAll()
      .execute();
    expect(audit).toContainEqual(expect.objectContaining({ actor: people.members.leader, subject: member }));
  });
});

describe('a session', () => {
  it('of somebody who was removed does not come back with them', async () => {
    const { cookie, member } = await newVolunteer('又回来');
    await editMember(test.context, member, { deleted: true });
    expect(await statusOf(cookie)).toBe(401);
    // A plain push, as the office's API takes it.
    await editMember(test.context, member, { deleted: false });
    expect(await statusOf(cookie)).toBe(401);
  });

  it('without a password does not become the office’s when its member does', async () => {
    const { cookie, member } = await newVolunteer('要当主任');
    await editMember(test.context, member, { role: 'administrator', squad: null });
    expect(await statusOf(cookie)).toBe(401);
    const token = await link('administrator', { role: 'administrator', squad: null, member });
    const refused = await test.send('/api/auth/invite/accept', { json: { token } });
    expect(await refused.json()).toEqual({ error: { code: 'bad_request', detail: 'email' } });
    const raised = await join(token, { email: 'raised@example.cn', password: PASSWORD });
    expect((await test.send('/api/office/tips', { cookie: raised })).status).toBe(200);
  });

  it('lies in the database as a hash alone', async () => {
    const { cookie } = await newVolunteer('看不见');
    const token = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1)).split('.')[0] ?? '';
    const tokens = await test.context.db.selectFrom('auth_session').select('token').execute();
    expect(tokens).toContainEqual({ token: hashToken(token) });
    expect(tokens).not.toContainEqual({ token });
  });
});

describe('four eyes', () => {
  /** Pushes a record as somebody, and has it verified. @returns what became of the review */
  async function fakeAndVerify(author: string, member: Id, reviewer: string | undefined): Promise<string> {
    const push = async (cookie: string | undefined, change: object, device: Id): Promise<string> => {
      const answer = await test.send('/api/sync/push', { cookie, json: { device, changes: [change] } });
      const { results } = (await answer.json()) as { results: { outcome: string; code?: string }[] };
      return [results[0]?.outcome, results[0]?.code].filter(Boolean).join(' ');
    };
    const [record, phone, desk] = [freshId(), freshId(), freshId()];
    const day = new Date(test.context.now()).toISOString().slice(0, 10);
    const fields = { date: day, quantity: 5_000, member, squad: people.squad };
    const base = clockOf(phone);
    expect(await push(author, { id: record, seq: 1, kind: 'leaflet', schema: 1, clock: base, fields }, phone)).toBe(
      'ok',
    );
    const review = { review: { verdict: 'verified', of: base } };
    const change = { id: freshId(), seq: 1, record, kind: 'leaflet', schema: 1, clock: clockOf(desk), fields: review };
    return push(reviewer, change, desk);
  }
  const clockOf = (device: Id): string => nextClock('', test.context.now(), device, '');

  it('a leader does not verify what came from a phone that the own invite let in as somebody else', async () => {
    const { cookie: own, member } = await newVolunteer('真队员');
    expect(await fakeAndVerify(own, member, cookies.leader)).toBe('ok');
    const fake = await join(await reinvite('leader', member), { keepOthers: true });
    expect(await fakeAndVerify(fake, member, cookies.leader)).toBe('forbidden forbidden_review');
    expect(await fakeAndVerify(own, member, cookies.leader)).toBe('ok');
    expect(await fakeAndVerify(fake, member, cookies.officer)).toBe('ok');
  });

  it('nor an officer who became the organizer, even by signing in with the password later', async () => {
    const member = people.members.organizer;
    const token = await link('officer', { role: 'organizer', squad: null, member });
    const taken = await join(token, { email: 'taken@example.cn', password: PASSWORD });
    const organizer = (cookie: string) => fakeAndVerify(cookie, member, cookies.officer);
    expect(await organizer(taken)).toBe('forbidden forbidden_review');
    const json = { email: 'taken@example.cn', password: PASSWORD };
    const signedIn = await test.send('/api/auth/sign-in', { json });
    expect(await organizer(cookiesOf(signedIn))).toBe('forbidden forbidden_review');
  });
});

describe('a leader', () => {
  it('makes no more invites in a day than a squad needs', async () => {
    const json = { role: 'volunteer', squad: people.squad };
    let made = 0;
    let answer = await test.send('/api/invites', { cookie: cookies.leader, json });
    for (; answer.status === 200 && made < 200; made++)
      answer = await test.send('/api/invites', { cookie: cookies.leader, json });
    expect([answer.status, await codeOf(answer)]).toEqual([429, 'too_many_requests']);
    expect(made).toBeLessThan(80);
  });
});

// Last: it moves the clock.
describe('however often it is used', () => {
  it('a session ends after 400 days', async () => {
    const cookie = await signInAs(test, people.members.volunteer);
    for (let days = 0; days < 390; days += 130) {
      test.pass(130 * DAY);
      expect(await statusOf(cookie)).toBe(200);
    }
    test.pass(11 * DAY);
    expect(await statusOf(cookie)).toBe(401);
  });
});
