import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/domain/kernel/id.ts';
import { appendTrusted } from '../../../src/server/records/append.ts';
import { must } from '../../support/must.ts';
import {
  codeOf,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
  tokenOf,
} from '../platform/http/harness.ts';

let test: TestServer;
let people: People;
let leader: string;
beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  leader = await signInAs(test, people.members.leader);
});
afterAll(() => test.close());

async function invite(): Promise<string> {
  const json = { role: 'volunteer', squad: people.squad };
  const response = await test.send('/api/invites', { cookie: leader, json });
  return tokenOf(((await response.json()) as { url: string }).url);
}
async function enrolled(name: string, role = 'volunteer'): Promise<string> {
  const { context } = test;
  const id = newId(context.now(), context.random);
  must(await appendTrusted(context, id, [{ id, kind: 'member', fields: { name, role, squad: people.squad } }]));
  return id;
}
const look = async (token: string, name: string) =>
  (await (await test.send('/api/auth/invite/look', { json: { token, name } })).json()) as { namesake?: boolean };
const accept = (json: object) => test.send('/api/auth/invite/accept', { json });
const memberIn = async (response: Response): Promise<string> => {
  expect(response.status, await response.clone().text()).toBe(200);
  return ((await response.json()) as { actor: { member: string } }).actor.member;
};

describe('somebody at the door whose name the roster holds', () => {
  it('joins as that person when they say so, however the name is typed', async () => {
    const roster = await enrolled('阿依古丽·艾山');
    const token = await invite();
    expect(await look(token, '阿依古丽\u2022艾山\u200b')).toMatchObject({ namesake: true });
    expect(await memberIn(await accept({ token, name: '阿依古丽\u2022艾山', claim: true }))).toBe(roster);
  });

  it('joins as another one when they say so, or when their phone does not ask', async () => {
    const roster = await enrolled('王芳');
    for (const answer of [{}, { claim: false }]) {
      const token = await invite();
      expect(await look(token, '王　芳')).toMatchObject({ namesake: true });
      expect(await memberIn(await accept({ token, name: '王　芳', ...answer }))).not.toBe(roster);
    }
    const rows = await test.context.db.selectFrom('record').where('kind', '=', 'member').select('fields').execute();
    expect(rows.filter(({ fields }) => fields.name === '王芳')).toHaveLength(3);
  });

  it('never takes over somebody who has joined, nor somebody with other rights', async () => {
    const roster = await enrolled('周佳怡');
    const first = await invite();
    expect(await memberIn(await accept({ token: first, name: '周佳怡', claim: true }))).toBe(roster);
    const token = await invite();
    expect(await look(token, '周佳怡')).not.toHaveProperty('namesake');
    expect(await memberIn(await accept({ token, name: '周佳怡', claim: true }))).not.toBe(roster);
    const head = await enrolled('赵队长', 'leader');
    const other = await invite();
    expect(await look(other, '赵队长')).not.toHaveProperty('namesake');
    expect(await memberIn(await accept({ token: other, name: '赵队长', claim: true }))).not.toBe(head);
  });

  it('is one of those who claim it at once', async () => {
    const roster = await enrolled('抢名');
    const tokens = await Promise.all([invite(), invite(), invite()]);
    const answers = await Promise.all(tokens.map((token) => accept({ token, name: '抢名', claim: true })));
    const members = await Promise.all(answers.map(memberIn));
    expect(members.filter((member) => member === roster)).toHaveLength(1);
    expect(new Set(members).size).toBe(3);
  });

  it('is not asked which of two they are', async () => {
    await enrolled('李雷');
    await enrolled('李雷');
    expect(await look(await invite(), '李雷')).not.toHaveProperty('namesake');
  });

  it('can not go through the roster by one invite', async () => {
    await enrolled('最后一个');
    const token = await invite();
    for (const guess of ['张三', '李四', '王五']) expect(await look(token, guess)).not.toHaveProperty('namesake');
    expect(await look(token, '最后一个')).not.toHaveProperty('namesake');
  });

  it('is refused a name that begins like a formula', async () => {
    for (const name of ['=HYPERLINK("x")', '\u200b', '＋王芳'])
      expect(await codeOf(await accept({ token: await invite(), name }))).toBe('bad_request');
  });
});
