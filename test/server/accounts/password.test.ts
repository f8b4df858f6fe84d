import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFailures } from '../../../src/server/accounts/sign-in-delay.ts';
import {
  codeOf,
  cookiesOf,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
  tokenOf,
} from '../platform/http/harness.ts';

const FIRST = '第一个密码 very long';
const EMAIL = 'officer@example.cn';

let test: TestServer;
let people: People;
/** The officer's own computer. */
let own: string;

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  own = cookiesOf(await accept({ email: EMAIL, password: FIRST }));
});
afterAll(() => test.close());

async function accept(answers: object): Promise<Response> {
  const cookie = await signInAs(test, people.members.administrator);
  const json = { role: 'officer', squad: null, member: people.members.officer };
  const { url } = (await (await test.send('/api/invites', { cookie, json })).json()) as { url: string };
  return test.send('/api/auth/invite/accept', { json: { token: tokenOf(url), ...answers } });
}

/** Each from a network of its own: what is looked for lies behind the limit by address. */
let networks = 0;
const signIn = (password: string, cookie?: string, email = EMAIL) =>
  test.send('/api/auth/sign-in', {
    json: { email, password },
    cookie,
    headers: { 'x-forwarded-for': `198.18.0.${++networks}` },
  });

describe('choosing a password', () => {
  it.each(['1234567890', 'aaaaaaaaaa', 'password123', 'qingyuan2026', '          ', 'officer@example.cn'])(
    '%s is refused',
    async (password) => {
      const answer = await accept({ email: EMAIL, password });
      expect(await answer.json()).toEqual({ error: { code: 'bad_request', detail: 'password' } });
    },
  );
});

describe('changing the password', () => {
  const change = (cookie: string, current: string, next: string) =>
    test.send('/api/session/password', { cookie, json: { current, next } });

  it('needs the present one and a good new one, and signs all other devices out', async () => {
    const other = cookiesOf(await signIn(FIRST));
    expect((await change(own, 'not this one', '另外一个密码 long')).status).toBe(403);
    expect((await change(own, FIRST, 'password123')).status).toBe(400);
    expect((await test.send('/api/session', { cookie: other })).status).toBe(200);
    expect((await change(own, FIRST, '另外一个密码 long')).status).toBe(204);
    expect((await test.send('/api/session', { cookie: other })).status).toBe(401);
    expect((await test.send('/api/session', { cookie: own })).status).toBe(200);
    expect((await signIn(FIRST)).status).toBe(401);
    expect((await signIn('另外一个密码 long')).status).toBe(200);
    expect((await change(own, '另外一个密码 long', FIRST)).status).toBe(204);
  });

  it('is for those who have one', async () => {
    const cookie = await signInAs(test, people.members.volunteer);
    expect((await change(cookie, FIRST, '另外一个密码 long')).status).toBe(404);
  });
});

describe('guessing a password from many networks', () => {
  it('takes longer with each failure, for the account; the owner’s own browser is not kept out', async () => {
    const guesses: number[] = [];
    for (let i = 0; i < 8; i++) guesses.push((await signIn(`guess number ${i}`)).status);
    expect(guesses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(guesses.slice(5)).toEqual([429, 429, 429]);
    const refused = await signIn(FIRST);
    expect([refused.status, await codeOf(refused)]).toEqual([429, 'too_many_requests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn(FIRST, own)).status).toBe(200);

    // The delay ends by itself, and what came too early did not make it longer.
    test.pass(3_000);
    expect((await signIn('guess number 9')).status).toBe(401);
    expect((await signIn('guess number 10')).status).toBe(429);
    test.pass(900_000);
    expect((await signIn(FIRST)).status).toBe(200);
  });

  it('many at once do not get by', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => signIn(`at once ${i}`, undefined, 'x@example.cn')),
    );
    expect(all.filter(({ status }) => status === 401)).toHaveLength(5);
  });

  it('is told in the audit, as counts: an account by its member, unknown addresses together', async () => {
    await signIn('another guess');
    await signIn('another guess', undefined, 'nobody@example.cn');
    await auditFailures(test.context);
    const entries = await test.context.db
      .selectFrom('audit')
      .where('action', '=', 'sign_in_failed')
      .select(['actor', 'subject', 'detail'])
      .execute();
    expect(entries).toContainEqual({ actor: null, subject: people.members.officer, detail: { count: 1 } });
    expect(entries).toContainEqual({ actor: null, subject: 'unknown', detail: { count: 6 } });
    const success = await test.context.db
      .selectFrom('audit')
      .where('action', '=', 'sign_in')
      .where('subject', '=', people.members.officer)
      .select('detail')
      .execute();
    expect(success).toContainEqual({ detail: { failures: 6 } });
  });
});
