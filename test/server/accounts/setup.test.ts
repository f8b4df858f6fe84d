import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, cookiesOf, startTestServer, type TestServer, tokenOf } from '../platform/http/harness.ts';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.close());

const answers = {
  districtName: '清源区',
  name: '李主任',
  email: 'Office@Example.cn',
  password: 'correct horse battery',
};
const accept = (json: object) => test.send('/api/auth/invite/accept', { json });
const signIn = (email: string, password: string, from = '192.0.2.1') =>
  test.send('/api/auth/sign-in', { json: { email, password }, headers: { 'x-forwarded-for': from } });

describe('setting up a district', () => {
  it('names it and makes its first administrator, once, through the latest link only', async () => {
    const old = tokenOf((await test.server.main.setupLink()) ?? '');
    const link = (await test.server.main.setupLink()) ?? '';
    expect(link).toMatch(/\/setup#/);
    const token = tokenOf(link);
    expect(await codeOf(await accept({ ...answers, token: old }))).toBe('invite_unknown');

    const looked = await test.send('/api/auth/invite/look', { json: { token } });
    expect(await looked.json()).toMatchObject({ purpose: 'setup', role: 'administrator', needsPassword: true });
    for (const field of ['districtName', 'name', 'email', 'password'] as const) {
      const { [field]: _, ...rest } = answers;
      const refused = await accept({ ...rest, token });
      expect(await refused.json()).toEqual({ error: { code: 'bad_request', detail: field } });
    }
    expect((await accept({ ...answers, password: 'short', token })).status).toBe(400);

    const both = await Promise.all([
      accept({ ...answers, token }),
      accept({ ...answers, token, email: 'b@example.cn' }),
    ]);
    // Who comes second finds the invite used or, a moment later, the district set up.
    expect([
      [200, 409],
      [200, 410],
    ]).toContainEqual(both.map(({ status }) => status).sort());
    const done = both.find(({ status }) => status === 200);
    expect(await done?.json()).toMatchObject({
      actor: { name: '李主任', role: 'administrator', squad: null },
      district: { name: '清源区' },
    });
    expect(await test.server.main.setupLink()).toBeUndefined();
    expect(await codeOf(await accept({ ...answers, token }))).toBe('already_set_up');
  });
});

describe('signing in', () => {
  it('takes the address in any case, the right password only, and gives a strict cookie', async () => {
    const answer = await signIn('office@example.CN', answers.password);
    const winner = answer.status === 200 ? answer : await signIn('b@example.cn', answers.password);
    expect(winner.status).toBe(200);
    const [line = ''] = winner.headers.getSetCookie();
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Strict/i);
    expect(line).toMatch(/Path=\//i);
    expect((await test.send('/api/session', { cookie: cookiesOf(winner) })).status).toBe(200);
  });

  it('answers an unknown address and a wrong password alike', async () => {
    const texts: string[] = [];
    for (const email of ['office@example.cn', 'nobody@example.cn']) {
      const answer = await signIn(email, 'not the password', '192.0.2.2');
      expect(answer.status).toBe(401);
      texts.push(await answer.text());
    }
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toContain('sign_in_failed');
  });

  it('takes ten attempts a minute from one address, and goes on taking others’', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++)
      statuses.push((await signIn(`somebody${i}@example.cn`, 'wrong password', '192.0.2.3')).status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    const refused = await signIn('office@example.cn', answers.password, '192.0.2.3');
    expect([refused.status, await codeOf(refused)]).toEqual([429, 'too_many_requests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn('office@example.cn', 'wrong password', '192.0.2.4')).status).toBe(401);
    const kept = await test.context.db.selectFrom('auth_rate_limit').select('key').execute();
    expect(kept.some(({ key }) => key.includes('192.0.2.3'))).toBe(true);
  });

  it('a password is kept only as a hash', async () => {
    const rows = await test.context.db.selectFrom('auth_account').selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(answers.password);
  });
});
