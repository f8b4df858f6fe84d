import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../src/domain/kernel/id.ts';
import { questionSets } from '../../../src/domain/learning/question-sets.ts';
import { writeSetFile } from '../../../src/domain/learning/set-file.ts';
import {
  MOST_ANSWERS_A_MINUTE,
  SELF_TEST_DAYS,
  type SelfTest,
  type SelfTestCounts,
} from '../../../src/protocol/surveys/self-test.ts';
import { makeAnswers } from '../../../src/server/surveys/self-tests.ts';
import {
  codeOf,
  cookiesByRole,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
} from '../platform/http/harness.ts';

const PATH = '/api/self-tests';
const DAY_MS = 86_400_000;
const set = questionSets.everybody;
const right = set.questions.map(({ answer }) => answer);
const wrong = set.questions.map(({ answer, options }) => (answer + 1) % options.length);

let test: TestServer;
let people: People;
let cookie: string;
beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  cookie = await signInAs(test, people.members.volunteer);
});
afterAll(() => test.close());

const open = async (given: object = {}, as = cookie) => {
  const id = newId(test.context.now(), test.context.random);
  const answer = await test.send(PATH, { cookie: as, json: { id, set: writeSetFile(set), ...given } });
  return { id, answer };
};
const answer = (id: string, answers: readonly number[]) => test.send(`${PATH}/${id}/answer`, { json: { answers } });
const counts = async (id: string) =>
  (await (await test.send(`${PATH}/${id}/counts`, { cookie })).json()) as SelfTestCounts;

it('counts people who have no account, and keeps nothing of one', async () => {
  const { id } = await open();
  const shown = await test.send(`${PATH}/${id}`);
  expect(shown.headers.getSetCookie()).toEqual([]);
  const { isOpen, questions } = (await shown.json()) as SelfTest;
  expect([isOpen, questions.length]).toEqual([true, set.questions.length]);
  // Nobody learns the right options from the server.
  expect(JSON.stringify(questions)).not.toMatch(/answer|right/);
  for (const answers of [right, wrong, right]) expect((await answer(id, answers)).status).toBe(204);
  expect(await counts(id)).toEqual({ asked: 3, passed: 2, right: set.questions.map(() => 2) });
  const [row] = await test.context.db.selectFrom('self_test').where('id', '=', id).selectAll().execute();
  expect(Object.keys(row ?? {}).sort()).toEqual(
    ['asked', 'closed_at', 'district', 'id', 'opened_at', 'opened_by', 'passed', 'questions', 'right_answers'].sort(),
  );
});

it('counts all of many who hand in at once', async () => {
  const { id } = await open();
  const sent = await Promise.all(Array.from({ length: 12 }, (_, at) => answer(id, at % 3 ? right : wrong)));
  expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 204));
  expect(await counts(id)).toMatchObject({ asked: 12, passed: 8 });
});

it('refuses answers that are none, and all once it is closed or old', async () => {
  const { id } = await open();
  for (const answers of [
    [],
    right.slice(1),
    [...right, 0],
    right.map(() => 3),
    right.map(() => -1),
    right.map(() => 0.5),
  ])
    expect([answers, (await answer(id, answers)).status]).toEqual([answers, 400]);
  expect((await answer(newId(test.context.now(), test.context.random), right)).status).toBe(404);
  expect((await answer('no-id', right)).status).toBe(404);
  await answer(id, right);
  const closed = await test.send(`${PATH}/${id}/close`, { cookie, method: 'POST' });
  expect(await closed.json()).toMatchObject({ asked: 1, passed: 1 });
  expect(await codeOf(await answer(id, right))).toBe('conflict');
  expect(await (await test.send(`${PATH}/${id}`)).json()).toMatchObject({ isOpen: false });
  // The phone may ask again for the counts, if it lost the answer.
  expect(await counts(id)).toMatchObject({ asked: 1 });
  test.pass((SELF_TEST_DAYS + 2) * DAY_MS);
  expect((await test.send(`${PATH}/${id}`)).status).toBe(404);
});

it('is opened once under an id, with questions that can be read', async () => {
  const again = await signInAs(test, people.members.volunteer);
  const { id, answer: first } = await open({}, again);
  expect(first.status).toBe(200);
  const json = { id, set: writeSetFile(set) };
  expect((await test.send(PATH, { cookie: again, json })).status).toBe(200);
  const leader = await signInAs(test, people.members.leader);
  expect(await codeOf(await test.send(PATH, { cookie: leader, json }))).toBe('conflict');
  expect((await test.send(`${PATH}/${id}/counts`, { cookie: leader })).status).toBe(404);
  expect((await test.send(`${PATH}/${id}/close`, { cookie: leader, method: 'POST' })).status).toBe(404);
  expect((await open({ set: '知晓率题组' }, again)).answer.status).toBe(400);
  expect((await test.send(PATH, { json })).status).toBe(401);
});

it('is unknown in a neighbouring district', async () => {
  const { id } = await open({}, await signInAs(test, people.members.volunteer));
  const there = await cookiesByRole(test.neighbour, people);
  expect((await test.neighbour.send(`${PATH}/${id}`)).status).toBe(404);
  expect((await test.neighbour.send(`${PATH}/${id}/answer`, { json: { answers: right } })).status).toBe(404);
  expect((await test.neighbour.send(`${PATH}/${id}/counts`, { cookie: there.volunteer ?? '' })).status).toBe(404);
});

it('lets a program make up only so many people in a minute', async () => {
  const own = await signInAs(test, people.members.volunteer);
  const { id } = await open({}, own);
  let at = test.context.now();
  const count = makeAnswers({ ...test.context, now: () => at });
  const send = () => count(id, right);
  for (let sent = 0; sent < MOST_ANSWERS_A_MINUTE; sent++) expect(await send()).toEqual({ ok: true, value: undefined });
  expect(await send()).toEqual({ ok: false, error: 'too_many_requests' });
  at += 60_000;
  expect((await send()).ok).toBe(true);
});
