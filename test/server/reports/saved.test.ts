import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MemberRole, memberRoles } from '../../../src/domain/kernel/role.ts';
import {
  MAX_SAVED_BYTES,
  NEW_REPORT,
  type SavedList,
  type SavedResponse,
  type SavedVersions,
} from '../../../src/protocol/reports/saved.ts';
import { MAX_REPORTS, MAX_VERSIONS } from '../../../src/server/reports/saved.ts';
import {
  codeOf,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
} from '../platform/http/harness.ts';

const PATH = '/api/office/reports/text';
const year = (of: number) => ({ from: `${of}-01-01`, to: `${of}-12-31` });

let test: TestServer;
let people: People;
const cookies = new Map<MemberRole, string>();

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  for (const role of memberRoles) cookies.set(role, await signInAs(test, people.members[role]));
});
afterAll(() => test.close());

const requestOf = (given: object = {}) => ({
  ...{ report: 'districtYear', ...year(2026), basedOn: 0, title: '年度总结', span: 'year' },
  ...{ text: '# 总结\n发放{{发放宣传资料|余}}，{{待写 主要问题}}', prose: { 主要问题: '山区入户不够。' } },
  ...given,
});
const send = (given: object, role: MemberRole = 'organizer') =>
  test.send(PATH, { cookie: cookies.get(role), json: requestOf(given) });
async function read(of: number, report = 'districtYear'): Promise<SavedResponse> {
  const answer = await test.send(`${PATH}?${new URLSearchParams({ report, ...year(of) })}`, {
    cookie: cookies.get('officer'),
  });
  return (await answer.json()) as SavedResponse;
}
const list = async () =>
  ((await (await test.send('/api/office/reports', { cookie: cookies.get('officer') })).json()) as SavedList).rows;

describe('the text of a report', () => {
  it('is saved as a version after the one that was edited, and offered to the years after', async () => {
    expect(await read(2026)).toEqual({ saved: null, earlier: null });
    expect((await send({})).status).toBe(200);
    const { saved } = await read(2026);
    expect(saved).toMatchObject({ version: 1, savedByName: '测试organizer', prose: { 主要问题: '山区入户不够。' } });
    expect(await read(2027)).toEqual({ saved: null, earlier: saved });
    expect(await list()).toEqual([
      {
        ...{ report: 'districtYear', title: '年度总结', span: 'year', from: '2026-01-01' },
        uses: ['发放宣传资料', '主要问题'],
      },
    ]);
  });

  it('never replaces a version that its writer has not seen', async () => {
    const two = await Promise.all([send({ basedOn: 1, text: '# 甲' }), send({ basedOn: 1, text: '# 乙' }, 'officer')]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = two[0]?.status === 200 ? '# 甲' : '# 乙';
    expect((await read(2026)).saved).toMatchObject({ version: 2, text: winner });
    const late = await send({ basedOn: 0 });
    expect([late.status, await codeOf(late)]).toEqual([409, 'conflict']);
    expect((await send({ basedOn: 2, text: '# 丙' })).status).toBe(200);
  });

  it('keeps its versions: each is listed with who saved it, and read as it was', async () => {
    const of = (
      query: Record<string, string>,
      path: string,
      cookie = cookies.get('officer'),
      server: Pick<TestServer, 'send'> = test,
    ) => server.send(`${path}?${new URLSearchParams({ report: 'districtYear', ...year(2026), ...query })}`, { cookie });
    const { rows } = (await (await of({}, '/api/office/reports/versions')).json()) as SavedVersions;
    expect(rows.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(rows[2]).toMatchObject({ savedByName: '测试organizer' });
    const first = await of({ version: '1' }, '/api/office/reports/version');
    expect(await first.json()).toMatchObject({ version: 1, prose: { 主要问题: '山区入户不够。' } });
    expect((await of({ version: '9' }, '/api/office/reports/version')).status).toBe(404);
    expect((await of({ version: '0' }, '/api/office/reports/version')).status).toBe(400);
    const other = await signInAs(test.neighbour, people.members.officer);
    expect((await of({ version: '1' }, '/api/office/reports/version', other, test.neighbour)).status).toBe(404);
    expect(await (await of({}, '/api/office/reports/versions', other, test.neighbour)).json()).toEqual({ rows: [] });
  });

  it('is written by organizers and the office, and read by whoever reads figures', async () => {
    for (const role of memberRoles) {
      const may = role === 'organizer' || role === 'officer' || role === 'administrator';
      expect([role, (await send({ basedOn: 0 }, role)).status]).toEqual([role, may ? 409 : 403]);
    }
  });

  it('is of its district alone', async () => {
    const cookie = await signInAs(test.neighbour, people.members.officer);
    const answer = await test.neighbour.send(
      `${PATH}?${new URLSearchParams({ report: 'districtYear', ...year(2026) })}`,
      {
        cookie,
      },
    );
    expect(await answer.json()).toEqual({ saved: null, earlier: null });
    expect(await (await test.neighbour.send('/api/office/reports', { cookie })).json()).toEqual({ rows: [] });
  });

  it('is bounded: in bytes, in slots, in reports and in versions', async () => {
    expect((await send({ text: '长'.repeat(MAX_SAVED_BYTES / 3) })).status).toBe(413);
    expect((await send({ text: 'a'.repeat(100_001) })).status).toBe(400);
    const prose = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`项${n}`, '']));
    expect((await send({ prose })).status).toBe(400);
    for (let basedOn = 0; basedOn <= MAX_VERSIONS; basedOn++)
      expect((await send({ ...year(2020), basedOn, text: '# 一稿' })).status).toBe(200);
    const { db, district } = test.context;
    const kept = await db
      .selectFrom('saved_report')
      .where('district', '=', district)
      .where('period_from', '=', '2020-01-01')
      .select('version')
      .execute();
    expect(kept).toHaveLength(MAX_VERSIONS);
    for (let n = 1; n < MAX_REPORTS; n++)
      expect((await send({ report: NEW_REPORT, title: `自己的${n}` })).status).toBe(200);
    const full = await send({ report: NEW_REPORT });
    expect([full.status, await codeOf(full)]).toEqual([413, 'too_large']);
    expect(await list()).toHaveLength(MAX_REPORTS);
  });
});
