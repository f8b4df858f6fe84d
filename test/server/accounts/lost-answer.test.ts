import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptInvite } from '../../../src/server/accounts/accept.ts';
import { must } from '../../support/must.ts';
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

let test: TestServer;
let people: People;
let officer: string;
beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  officer = await signInAs(test, people.members.officer);
});
afterAll(() => test.close());

async function invite(json: object): Promise<string> {
  const response = await test.send('/api/invites', { cookie: officer, json });
  return tokenOf(((await response.json()) as { url: string }).url);
}
const volunteer = () => invite({ role: 'volunteer', squad: people.squad });
const look = (json: object) => test.send('/api/auth/invite/look', { json });
const accept = (json: object) => test.send('/api/auth/invite/accept', { json });
const memberIn = async (response: Response) => ((await response.json()) as { actor: { member: string } }).actor.member;
async function membersCalled(name: string): Promise<number> {
  const rows = await test.context.db.selectFrom('record').where('kind', '=', 'member').select('fields').execute();
  return rows.filter(({ fields }) => fields.name === name).length;
}

describe('a phone that lost the answer to its 加入', () => {
  it('gets a session of its own as the same member when it asks again', async () => {
    const [token, attempt] = [await volunteer(), randomUUID()];
    const lost = await accept({ token, attempt, name: '许静' });
    const member = await memberIn(lost);
    expect(await (await look({ token, attempt })).json()).toMatchObject({ purpose: 'join', memberName: '许静' });
    const again = await accept({ token, attempt, name: '许静' });
    expect(again.status).toBe(200);
    expect((await test.send('/api/session', { cookie: cookiesOf(again) })).status).toBe(200);
    expect(await memberIn(again)).toBe(member);
    expect(await membersCalled('许静')).toBe(1);
  });

  it('also when both requests arrive at once', async () => {
    const [token, attempt] = [await volunteer(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 6 }, () => accept({ token, attempt, name: '何平' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(new Set(await Promise.all(answers.map(memberIn))).size).toBe(1);
    expect(await membersCalled('何平')).toBe(1);
    expect(await codeOf(await accept({ token, name: '别人' }))).toBe('invite_used');
  });

  it('with a password too', async () => {
    const token = await invite({ role: 'organizer', squad: null });
    const answers = { token, attempt: randomUUID(), name: '吕洁', email: 'lv@example.cn', password: 'correct horse' };
    const first = await accept(answers);
    expect([first.status, (await accept(answers)).status]).toEqual([200, 200]);
    expect(await membersCalled('吕洁')).toBe(1);
  });

  it.each([
    ['another attempt', () => ({ attempt: randomUUID() })],
    ['none', () => ({})],
  ])('but nobody does with %s', async (_, other) => {
    const token = await volunteer();
    await accept({ token, attempt: randomUUID(), name: '施华' });
    for (const refused of [await accept({ token, ...other(), name: '施华' }), await look({ token, ...other() })])
      expect([refused.status, await codeOf(refused)]).toEqual([410, 'invite_used']);
  });

  it('nor after an hour', async () => {
    const [token, attempt] = [await volunteer(), randomUUID()];
    await accept({ token, attempt, name: '孔亮' });
    test.pass(3_599_000);
    expect((await accept({ token, attempt })).status).toBe(200);
    test.pass(2_000);
    expect(await codeOf(await accept({ token, attempt }))).toBe('invite_used');
  });

  it('and the attempt itself is not kept', async () => {
    const [token, attempt] = [await volunteer(), randomUUID()];
    await accept({ token, attempt, name: '曹阳' });
    const rows = await test.context.db.selectFrom('invite').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(attempt);
  });
});

it('an invite whose account could not be opened is free again, for the member that it has made', async () => {
  const token = await volunteer();
  const failing = await acceptInvite(test.context, { token, name: '严冬' }, async () => ({
    ok: false,
    error: { code: 'conflict', detail: 'email' },
  }));
  expect(failing.ok).toBe(false);
  const { member } = must(
    await acceptInvite(test.context, { token, name: '严冬' }, async (accepted) => ({ ok: true, value: accepted })),
  );
  expect(member).toMatch(/^[0-9a-f-]{36}$/);
  expect(await membersCalled('严冬')).toBe(1);
});
