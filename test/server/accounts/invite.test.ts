import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/domain/kernel/role.ts';
import {
  codeOf,
  cookiesByRole,
  cookiesOf,
  editMember,
  type People,
  seedPeople,
  startTestServer,
  type TestServer,
  tokenOf,
} from '../platform/http/harness.ts';

let test: TestServer;
let people: People;
let cookies: Record<Role, string | undefined>;

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  cookies = await cookiesByRole(test, people);
});
afterAll(() => test.close());

async function invite(as: Role, json: object): Promise<{ id: string; url: string; token: string }> {
  const response = await test.send('/api/invites', { cookie: cookies[as], json });
  expect(response.status, await response.clone().text()).toBe(200);
  const made = (await response.json()) as { id: string; url: string };
  return { ...made, token: tokenOf(made.url) };
}
const look = (token: string) => test.send('/api/auth/invite/look', { json: { token } });
const accept = (json: object) => test.send('/api/auth/invite/accept', { json });
const sessionOf = async (cookie: string) => test.send('/api/session', { cookie });

describe('an invite', () => {
  it('lets a new volunteer in with a name, once', async () => {
    const { url, token } = await invite('leader', { role: 'volunteer', squad: people.squad });
    expect(url).toMatch(/\/join#[A-Za-z0-9_-]{43}$/);
    expect(await (await look(token)).json()).toEqual({
      purpose: 'join',
      district: '',
      role: 'volunteer',
      squadName: '一分队',
      memberName: null,
      needsPassword: false,
    });
    expect(await codeOf(await accept({ token }))).toBe('bad_request');
    const joined = await accept({ token, name: '王新' });
    expect(joined.status).toBe(200);
    const body = await joined.json();
    expect(body).toMatchObject({
      actor: { name: '王新', role: 'volunteer', squad: people.squad, squadName: '一分队' },
    });
    expect(await (await sessionOf(cookiesOf(joined))).json()).toEqual(body);
    const again = await accept({ token, name: '王新' });
    expect([again.status, await codeOf(again)]).toEqual([410, 'invite_used']);
    expect(await codeOf(await look(token))).toBe('invite_used');
  });

  it('gives a member of the roster a session on another phone, under the roster name', async () => {
    const first = await invite('leader', { role: 'volunteer', squad: people.squad, member: people.members.volunteer });
    expect(await (await look(first.token)).json()).toMatchObject({ memberName: '测试volunteer' });
    for (const { token } of [
      first,
      await invite('officer', { role: 'volunteer', squad: null, member: people.members.volunteer }),
    ]) {
      const joined = await accept({ token, name: '改名', keepOthers: true });
      expect(await joined.json()).toMatchObject({ actor: { member: people.members.volunteer, name: '测试volunteer' } });
    }
    expect((await sessionOf(cookies.volunteer ?? '')).status).toBe(200);
  });

  it('is won by exactly one of many who accept at once, and makes one member', async () => {
    const { token } = await invite('leader', { role: 'volunteer', squad: people.squad });
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept({ token, name: '抢先一步' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(410)]);
    const rows = await test.context.db.selectFrom('record').where('kind', '=', 'member').select('fields').execute();
    expect(rows.filter(({ fields }) => fields.name === '抢先一步')).toHaveLength(1);
  });

  it('expires', async () => {
    const { token } = await invite('leader', { role: 'volunteer', squad: people.squad, days: 1 });
    await test.context.db
      .updateTable('invite')
      .set({ expires_at: new Date(test.context.now() - 1) })
      .where('used_at', 'is', null)
      .where('purpose', '=', 'join')
      .execute();
    const late = await accept({ token, name: '迟到' });
    expect([late.status, await codeOf(late)]).toEqual([410, 'invite_expired']);
  });

  it('is unknown once it was revoked; a used one can not be', async () => {
    const { id, token } = await invite('leader', { role: 'volunteer', squad: people.squad });
    const path = `/api/invites/${id}`;
    expect((await test.send(path, { method: 'DELETE', cookie: cookies.leader })).status).toBe(204);
    expect(await codeOf(await accept({ token, name: '晚了' }))).toBe('invite_unknown');
    expect((await test.send(path, { method: 'DELETE', cookie: cookies.leader })).status).toBe(404);
    const used = await invite('leader', { role: 'volunteer', squad: people.squad });
    await accept({ token: used.token, name: '先到' });
    const refused = await test.send(`/api/invites/${used.id}`, { method: 'DELETE', cookie: cookies.leader });
    expect([refused.status, await codeOf(refused)]).toEqual([410, 'invite_used']);
  });

  it.each([
    ['well formed, never given out', 'A'.repeat(43), 404, 'invite_unknown'],
    ['too short', 'short', 400, 'bad_request'],
    ['SQL', `' OR 1=1 --${'x'.repeat(20)}`, 400, 'bad_request'],
  ])('is not forged by a token that is %s', async (_, token, status, code) => {
    const answer = await accept({ token, name: '假的' });
    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
  });

  it('leaves only a hash of its secret in the database', async () => {
    const { id, token } = await invite('leader', { role: 'volunteer', squad: people.squad });
    const row = await test.context.db.selectFrom('invite').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row.token_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('opens nothing any more when its maker lost the right, or its member got another role', async () => {
    const { members, squad } = people;
    const byLeader = await invite('leader', { role: 'volunteer', squad });
    const forMember = await invite('officer', { role: 'organizer', squad: null, member: members.organizer });
    const turnInto = (member: string, role: Role) => editMember(test.context, member, { role });
    await turnInto(members.leader, 'volunteer');
    expect(await codeOf(await look(byLeader.token))).toBe('invite_unknown');
    await turnInto(members.leader, 'leader');
    expect((await look(byLeader.token)).status).toBe(200);
    await turnInto(members.organizer, 'volunteer');
    expect(await codeOf(await look(forMember.token))).toBe('invite_unknown');
    await turnInto(members.organizer, 'organizer');
    // A change of role ends the sessions.
    cookies = await cookiesByRole(test, people);
  });
});

describe('who may invite whom', () => {
  it.each([
    ['leader', { role: 'leader', squad: 'own' }, 403],
    ['leader', { role: 'volunteer', squad: 'other' }, 403],
    ['leader', { role: 'volunteer', squad: null }, 403],
    ['leader', { role: 'administrator', squad: 'own' }, 403],
    ['officer', { role: 'leader', squad: 'other' }, 200],
    ['officer', { role: 'organizer', squad: null }, 200],
    ['officer', { role: 'officer', squad: null }, 403],
    ['officer', { role: 'administrator', squad: null }, 403],
    ['administrator', { role: 'administrator', squad: null }, 200],
    ['administrator', { role: 'leader', squad: null }, 400],
    ['organizer', { role: 'volunteer', squad: 'own' }, 403],
    ['volunteer', { role: 'volunteer', squad: 'own' }, 403],
  ] as const)('%s, %j → %i', async (role, wanted, status) => {
    const squads = { own: people.squad, other: people.otherSquad };
    const squad = wanted.squad === null ? null : squads[wanted.squad];
    const answer = await test.send('/api/invites', { cookie: cookies[role], json: { ...wanted, squad } });
    expect(answer.status).toBe(status);
  });

  it('a leader can not reach a roster member above or beside them by naming a lesser role', async () => {
    for (const member of [people.members.administrator, people.stranger]) {
      const json = { role: 'volunteer', squad: people.squad, member };
      expect((await test.send('/api/invites', { cookie: cookies.leader, json })).status).toBe(403);
    }
  });

  it('a leader sees and revokes the own squad’s invites only', async () => {
    const { id } = await invite('officer', { role: 'volunteer', squad: people.otherSquad });
    const list = async (role: Role) => {
      const body = (await (await test.send('/api/invites', { cookie: cookies[role] })).json()) as {
        invites: { id: string }[];
      };
      return body.invites.map((each) => each.id);
    };
    expect(await list('officer')).toContain(id);
    expect(await list('leader')).not.toContain(id);
    expect((await test.send(`/api/invites/${id}`, { method: 'DELETE', cookie: cookies.leader })).status).toBe(404);
    expect((await test.send(`/api/invites/${id}`, { method: 'DELETE', cookie: cookies.officer })).status).toBe(204);
  });

  it('keeps whom it is meant for, for those who list it', async () => {
    const json = { role: 'volunteer', squad: people.squad, remark: '老吴的儿子' };
    expect((await test.send('/api/invites', { cookie: cookies.leader, json })).status).toBe(200);
    const body = (await (await test.send('/api/invites', { cookie: cookies.leader })).json()) as {
      invites: { remark: string | null }[];
    };
    expect(body.invites.map(({ remark }) => remark)).toContain('老吴的儿子');
    const long = { ...json, remark: '长'.repeat(41) };
    expect((await test.send('/api/invites', { cookie: cookies.leader, json: long })).status).toBe(400);
  });

  it('an unknown squad or member is not found', async () => {
    const nobody = '01890000-0000-7000-8000-000000000000';
    for (const json of [
      { role: 'volunteer', squad: nobody },
      { role: 'volunteer', squad: null, member: nobody },
    ]) {
      expect((await test.send('/api/invites', { cookie: cookies.officer, json })).status).toBe(404);
    }
  });
});
