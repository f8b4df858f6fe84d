import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../../src/domain/kernel/id.ts';
import { type MemberRole, memberRoles } from '../../../src/domain/kernel/role.ts';

import { isFigure, type KindName } from '../../../src/domain/records/kinds/index.ts';
import type { ReportNumber } from '../../../src/domain/reports/signed.ts';
import { MAX_REPORT_BYTES, type SignedDifference, type SignedReport } from '../../../src/protocol/reports/signed.ts';
import { verifyAudit } from '../../../src/server/audit/verify-audit.ts';
import { appendTrusted, type DraftChange } from '../../../src/server/records/append.ts';
import { must } from '../../support/must.ts';
import {
  codeOf,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
} from '../platform/http/harness.ts';

const PATH = '/api/office/reports/signed';
const year = { from: '2026-01-01', to: '2026-12-31' };

let test: TestServer;
let people: People;
const cookies = new Map<MemberRole, string>();
const leaflets: Id[] = [];
let fund: Id;

async function write(kind: KindName, fields: DraftChange['fields'], record?: Id): Promise<Id> {
  const id = newId(test.context.now(), test.context.random);
  must(
    await appendTrusted(test.context, people.members.administrator, [
      { id, kind, fields, ...(record ? { record } : {}) },
    ]),
  );
  return id;
}

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  for (const role of memberRoles) cookies.set(role, await signInAs(test, people.members[role]));
  const by = { member: people.members.volunteer, squad: people.squad };
  for (const quantity of [120, 4_300]) leaflets.push(await write('leaflet', { date: '2026-05-01', quantity, ...by }));
  fund = await write('statement', { figure: 'fund.special', ...year, number: 35, who: '财政局' });
});
afterAll(() => test.close());

const of = { period: 'present' } as const;
const numberOf = (figure: string, value: number): ReportNumber => ({
  ...{ name: figure, of, groupName: '', figure, version: 1, definition: '口径', ...year, value, unit: '份' },
  source: isFigure(figure) ? 'records' : 'statement',
});

const requestOf = (given: object = {}, copies = 4_420) => ({
  ...{ report: 'districtYear', ...year, title: '年度总结', version: 1, text: '# 总结' },
  lines: [{ type: 'title', number: '', runs: [{ type: 'text', text: '总结' }], line: 1 }],
  explanations: {},
  numbers: [numberOf('leaflet.distributed', copies), numberOf('fund.special', 35)],
  ...given,
});

const send = (json: unknown, role: MemberRole = 'officer') => test.send(PATH, { cookie: cookies.get(role), json });
const get = (path: string, role: MemberRole = 'officer') => test.send(`${PATH}${path}`, { cookie: cookies.get(role) });
const signed = async (id: Id) => (await get(`/${id}`)).json() as Promise<SignedReport>;
const difference = async (id: Id) => ((await (await get(`/${id}/difference`)).json()) as SignedDifference).numbers;

async function sign(json: unknown): Promise<Id> {
  const response = await send(json);
  expect(response.status).toBe(200);
  return ((await response.json()) as { id: Id }).id;
}

it('counts the brief of a campaign by the work that names it, in its own days', async () => {
  const june = { from: '2025-06-01', to: '2025-06-30' };
  const campaign = await write('campaign', { name: '宣传月', ...june });
  const by = { member: people.members.volunteer, squad: people.squad };
  await write('leaflet', { date: '2025-06-05', quantity: 30, campaign, ...by });
  await write('leaflet', { date: '2025-06-06', quantity: 500, ...by });
  const brief = (value: number, given: object = {}) => ({
    ...{ report: campaign, ...june, title: '宣传月简报', version: 1, campaign, explanations: {} },
    text: '# {{本次活动}}简报',
    lines: [
      {
        ...{ type: 'title', number: '', line: 1 },
        runs: [
          { type: 'figure', name: '本次活动', of, value: { type: 'text', text: '宣传月' }, text: '宣传月', line: 1 },
          { type: 'text', text: '简报' },
        ],
      },
    ],
    numbers: [{ ...numberOf('leaflet.distributed', value), ...june }],
    ...given,
  });
  expect(await codeOf(await send(brief(530)))).toBe('conflict');
  const { campaign: _, ...whole } = brief(30);
  expect(await codeOf(await send(whole))).toBe('conflict');
  const id = await sign(brief(30));
  expect((await signed(id)).campaign).toBe(campaign);
  expect(await difference(id)).toEqual([]);
  await write('leaflet', { date: '2025-06-07', quantity: 12, campaign, ...by });
  expect(await difference(id)).toMatchObject([{ was: 30, now: 42, changed: 1 }]);
});

it('signs no year in which a contradiction stands, and says so', async () => {
  const past = { from: '2024-01-01', to: '2024-12-31' };
  const stated = { figure: 'pledge.units', ...past, who: '禁毒办' };
  await write('statement', { ...stated, number: 12, document: '汇总表' });
  const second = await write('statement', { ...stated, number: 14, document: '半年小结' });
  const request = requestOf({ ...past, numbers: [] });
  expect(await codeOf(await send(request))).toBe('contradictions');
  await write('statement', { number: 12 }, second);
  await sign(request);
});

it('leaves signed reports as they are, whatever the office edits in the catalogue', async () => {
  const id = await sign(requestOf({ report: 'countyYear', version: 1 }));
  const [before, differing] = [await signed(id), await difference(id)];
  const edit = fc.record(
    {
      name: fc.constantFrom('发放资料', '经费'),
      definition: fc.constantFrom('只算纸质资料。', '含设备。'),
      hidden: fc.boolean(),
      formula: fc.constantFrom('sum meeting.held meeting.special', 'share own.a own.a'),
    },
    { requiredKeys: [] },
  );
  const figure = fc.constantFrom('leaflet.distributed', 'fund.special', 'own.a', 'own.b');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(figure, edit), { minLength: 1, maxLength: 5 }), async (edits) => {
      for (const [of, fields] of edits) await write('figureEdit', { figure: of, ...fields });
      expect(await signed(id)).toEqual(before);
      expect(await difference(id)).toEqual(differing);
    }),
    { numRuns: 5 },
  );
});

describe('signing a report', () => {
  it('keeps text, values and evidence while records change, and says by which records they differ', async () => {
    const id = await sign(requestOf());
    const first = await signed(id);
    expect(first).toMatchObject({ version: 1, title: '年度总结', signedByName: '测试officer' });
    expect(first.numbers.map(({ value, records }) => [value, records])).toEqual([
      [4_420, 2],
      [35, null],
    ]);
    expect(await difference(id)).toEqual([]);

    const [edited = ''] = leaflets;
    await write('leaflet', { quantity: 70 }, edited);
    await write('statement', { number: 40 }, fund);
    const added = await write('leaflet', { date: '2026-06-01', quantity: 5, member: people.members.volunteer });
    expect(await difference(id)).toEqual([
      {
        ...{ at: 0, was: 4_420, now: 4_375, changed: 2 },
        changes: expect.arrayContaining([
          { record: edited, was: 120, now: 70 },
          { record: added, was: null, now: 5 },
        ]),
      },
      { at: 1, was: 35, now: 40, changed: 1, changes: [{ record: fund, was: 35, now: 40 }] },
    ]);
    expect(await signed(id)).toEqual(first);
  });

  it('is noted in the audit, whose chain holds before and after', async () => {
    const { head, digest, id } = await signed(((await listed())[0] ?? { id: '' }).id);
    const { db, district } = test.context;
    const rows = await db
      .selectFrom('audit')
      .where('district', '=', district)
      .where('seq', 'in', [head.seq, head.seq + 1])
      .orderBy('seq')
      .select(['action', 'subject', 'hash', 'detail'])
      .execute();
    expect(Buffer.from(rows[0]?.hash ?? []).toString('hex')).toBe(head.hash);
    expect(rows[1]).toMatchObject({ action: 'report_signed', subject: id, detail: { digest, version: 1 } });
    expect((await verifyAudit(test.context)).ok).toBe(true);
  });

  it('refuses numbers that the records no longer give, and a version that exists already', async () => {
    const numbers = [numberOf('leaflet.distributed', 4_375), numberOf('fund.special', 40)];
    for (const given of [{ version: 2 }, { version: 1, numbers }, { version: 3, numbers }]) {
      const response = await send(requestOf(given));
      expect([response.status, await codeOf(response)]).toEqual([409, 'conflict']);
    }
    await sign(requestOf({ version: 2, numbers }));
    expect((await listed()).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('refuses a text whose growth, 余 or shares its numbers do not give', async () => {
    const text = '发放{{发放宣传资料|余}}';
    const figure = (written: string) => {
      const value = { type: 'number', value: 4_375, unit: '份', rounding: 'over' };
      return { type: 'figure', name: '发放宣传资料', of, value, text: written, line: 1 };
    };
    const written = (of: string) => ({
      ...{ report: 'forged', text, numbers: [{ ...numberOf('leaflet.distributed', 4_375), name: '发放宣传资料' }] },
      lines: [{ type: 'paragraph', number: '', runs: [{ type: 'text', text: '发放' }, figure(of)], line: 1 }],
    });
    expect((await send(requestOf(written('5000余份')))).status).toBe(409);
    const newer = [{ ...numberOf('leaflet.distributed', 4_375), version: 2 }];
    expect((await send(requestOf({ report: 'forged', numbers: newer }))).status).toBe(409);
    const rate = { ...numberOf('pledge.rate', 98), source: 'computed' };
    expect((await send(requestOf({ report: 'forged', numbers: [rate] }))).status).toBe(409);
    await sign(requestOf(written('4000余份')));
  });

  it('refuses what is missing without a reason, and a template with errors', async () => {
    const runs = [{ type: 'missing', name: '专项经费', of, reason: 'no_value', line: 1 }];
    const other = {
      report: 'other',
      text: '{{专项经费}}',
      numbers: [],
      lines: [{ type: 'paragraph', number: '', runs, line: 1 }],
    };
    for (const given of [other, { ...other, explanations: { 其他: '没有' } }, { report: 'other', text: '{{若' }])
      expect((await send(requestOf(given))).status).toBe(400);
    await sign(requestOf({ ...other, explanations: { 专项经费: '财政局还没有批复' } }));
  });

  it('never alters a signed row', async () => {
    const { db } = test.context;
    await expect(sql`UPDATE signed_report SET version = 9`.execute(db)).rejects.toThrow('never altered');
    await expect(sql`UPDATE signed_number SET content = '{}'`.execute(db)).rejects.toThrow('never altered');
  });

  it('is for the office alone, and read by whoever reads figures', async () => {
    const id = (await listed())[0]?.id ?? '';
    const may = (role: MemberRole) => role === 'officer' || role === 'administrator';
    for (const role of memberRoles) {
      expect([role, (await send(requestOf(), role)).status]).toEqual([role, may(role) ? 409 : 403]);
      const reads = may(role) || role === 'organizer' ? 200 : 403;
      for (const path of [`/${id}`, `/${id}/difference`])
        expect([role, (await get(path, role)).status]).toEqual([role, reads]);
    }
  });

  it('is of its district alone, and bounded', async () => {
    const id = (await listed())[0]?.id ?? '';
    const cookie = await signInAs(test.neighbour, people.members.officer);
    for (const path of [`/${id}`, `/${id}/difference`])
      expect((await test.neighbour.send(`${PATH}${path}`, { cookie })).status).toBe(404);
    expect((await get('/none')).status).toBe(404);
    expect((await send(requestOf({ title: '长'.repeat(MAX_REPORT_BYTES / 3) }))).status).toBe(413);
    const many = Array.from({ length: 1_001 }, () => numberOf('leaflet.distributed', 1));
    expect((await send(requestOf({ numbers: many }))).status).toBe(400);
  });
});

async function listed() {
  const query = new URLSearchParams({ report: 'districtYear', ...year });
  const { rows } = (await (await get(`?${query}`)).json()) as { rows: { id: Id; version: number }[] };
  return rows;
}
