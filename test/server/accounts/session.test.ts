import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MemberRole, memberRoles } from '../../../src/domain/kernel/role.ts';
import { createSignInLink } from '../../../src/server/accounts/sign-in-link.ts';
import { must } from '../../support/must.ts';
import {
  codeOf,
  cookiesOf,
  editMember,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
  tokenOf,
} from '../platform/http/harness.ts';

let test: TestServer;
let people: People;
beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
});
afterAll(() => test.close());

const DAY = 86_400_000;
const statusOf = async (cookie: string): Promise<number> => (await test.send('/api/session', { cookie })).status;

/** Accepts an invite with an address and a password. */
async function giveAccount(role: MemberRole, email: string, password: string): Promise<string> {
  const cookie = await signInAs(test, people.members.administrator);
  const made = await test.send('/api/invites', { cookie, json: { role, squad: null, member: people.members[role] } });
  const { url } = (await made.json()) as { url: string };
  const joined = await test.send('/api/auth/invite/accept', { json: { token: tokenOf(url), email, password } });
  expect(joined.status).toBe(200);
  return cookiesOf(joined);
}
const signIn = (email: string, password: string) => test.send('/api/auth/sign-in', { json: { email, password } });

describe('a session', () => {
  it('ends at sign-out, on the server too, and the cookie goes', async () => {
    const cookie = await signInAs(test, people.members.volunteer);
    const other = await signInAs(test, people.members.volunteer);
    const out = await test.send('/api/auth/sign-out', { method: 'POST', cookie });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie().join()).toMatch(/Max-Age=0/i);
    expect(await statusOf(cookie)).toBe(401);
    expect(await statusOf(other)).toBe(200);
    expect((await test.send('/api/auth/sign-out', { method: 'POST', cookie })).status).toBe(204);
  });

  it('is refused once its member is deleted, at the next request', async () => {
    const cookie = await signInAs(test, people.stranger);
    expect(await statusOf(cookie)).toBe(200);
    await editMember(test.context, people.stranger, { deleted: true });
    const refused = await test.send('/api/session', { cookie });
    expect([refused.status, await codeOf(refused)]).toEqual([401, 'unauthorized']);
    const json = { device: '01890000-0000-7000-8000-00000000000b', changes: [] };
    expect((await test.send('/api/sync/push', { cookie, json })).status).toBe(401);
    await expect(createSignInLink(test.context, people.stranger, 'http://x', DAY)).resolves.toMatchObject({
      ok: false,
    });
  });

  it('has the role that the roster gives now', async () => {
    const cookie = await signInAs(test, people.members.organizer);
    const board = () => test.send('/api/office/board?from=2026-01-01&to=2026-01-02', { cookie });
    expect((await board()).status).toBe(200);
    await editMember(test.context, people.members.organizer, { role: 'volunteer' });
    // A new role begins with a new sign-in.
    expect((await board()).status).toBe(401);
    const again = await signInAs(test, people.members.organizer);
    expect((await test.send('/api/office/board?from=2026-01-01&to=2026-01-02', { cookie: again })).status).toBe(403);
    await editMember(test.context, people.members.organizer, { role: 'organizer' });
    expect(await statusOf(again)).toBe(401);
  });

  it('keeps neither the device’s address nor its header, only one word for what it is', async () => {
    await signInAs(test, people.members.volunteer);
    const rows = await test.context.db
      .selectFrom('auth_session')
      .select(['ipAddress', 'userAgent', 'device'])
      .execute();
    for (const row of rows) expect(row).toEqual({ ipAddress: null, userAgent: null, device: 'unknown' });
  });

  it('with a password: a deleted member can not sign in any more, and a new invite ends older sessions', async () => {
    const first = await giveAccount('officer', 'officer@example.cn', 'first password');
    const second = await giveAccount('officer', 'officer@example.cn', 'second password');
    expect(await statusOf(first)).toBe(401);
    expect(await statusOf(second)).toBe(200);
    expect((await signIn('officer@example.cn', 'first password')).status).toBe(401);
    expect((await signIn('officer@example.cn', 'second password')).status).toBe(200);
    await editMember(test.context, people.members.officer, { deleted: true });
    const refused = await signIn('officer@example.cn', 'second password');
    expect([refused.status, await codeOf(refused)]).toEqual([401, 'sign_in_failed']);
    await editMember(test.context, people.members.officer, { deleted: false });
  });

  it('an address belongs to one person, and the invite can be tried again with another', async () => {
    await giveAccount('organizer', 'shared@example.cn', 'some password');
    const cookie = await signInAs(test, people.members.administrator);
    const json = { role: 'officer', squad: null };
    const { url } = (await (await test.send('/api/invites', { cookie, json })).json()) as { url: string };
    const join = (email: string) =>
      test.send('/api/auth/invite/accept', {
        json: { token: tokenOf(url), name: '新人', email, password: 'another one' },
      });
    const taken = await join('Shared@example.cn');
    expect(await taken.json()).toEqual({ error: { code: 'conflict', detail: 'email' } });
    expect((await join('own@example.cn')).status).toBe(200);
  });

  it('a sign-in link works as often as one likes, and not after its time', async () => {
    const link = must(await createSignInLink(test.context, people.members.leader, test.server.publicUrl, 3 * DAY));
    const open = () => test.send('/api/auth/invite/accept', { json: { token: tokenOf(link) } });
    for (const _ of [1, 2, 3]) expect((await open()).status).toBe(200);
    const looked = await test.send('/api/auth/invite/look', { json: { token: tokenOf(link) } });
    expect(await looked.json()).toMatchObject({ purpose: 'sign-in', needsPassword: false });
    await test.context.db
      .updateTable('invite')
      .set({ expires_at: new Date(test.context.now()) })
      .execute();
    expect(await codeOf(await open())).toBe('invite_expired');
  });

  it('over https travels in a cookie that plain http never carries', async () => {
    const secure = await startTestServer({ publicUrl: 'https://qingyuan.example.cn' });
    const members = (await seedPeople(secure.context)).members;
    const link = must(await createSignInLink(secure.context, members.leader, secure.server.publicUrl, DAY));
    const joined = await secure.send('/api/auth/invite/accept', { json: { token: tokenOf(link) } });
    expect(joined.headers.getSetCookie()[0]).toMatch(/^__Secure-[^;]+;.*Secure/);
    expect((await secure.send('/api/session', { cookie: cookiesOf(joined) })).status).toBe(200);
    await secure.close();
  });

  // Last: it moves the clock.
  it('lives 180 days without contact in the field and 7 in the office, and contact prolongs it', async () => {
    const cookies = await Promise.all(memberRoles.map((role) => signInAs(test, people.members[role])));
    const statuses = () => Promise.all(cookies.map(statusOf));
    test.pass(6 * DAY);
    const renewal = await test.send('/api/session', { cookie: cookies[0] });
    expect(renewal.headers.getSetCookie().join()).toContain(cookies[0]);
    expect(await statuses()).toEqual([200, 200, 200, 200, 200]);
    test.pass(6 * DAY);
    expect(await statuses()).toEqual([200, 200, 200, 200, 200]);
    test.pass(8 * DAY);
    expect(await statuses()).toEqual([200, 200, 401, 401, 401]);
    test.pass(179 * DAY);
    expect(await statuses()).toEqual([200, 200, 401, 401, 401]);
    test.pass(181 * DAY);
    expect(await statuses()).toEqual([401, 401, 401, 401, 401]);
  });
});
