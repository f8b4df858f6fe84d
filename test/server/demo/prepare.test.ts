import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recipientOf, unlockKey } from '../../../src/client/tips/crypto/keys.ts';
import { openBody, openGrant } from '../../../src/client/tips/crypto/open.ts';
import { joinShares } from '../../../src/client/tips/crypto/shares.ts';
import { readKeyFile } from '../../../src/client/tips/desk/key-file.ts';
import { isStrongPassphrase } from '../../../src/client/tips/desk/passphrase.ts';
import { readOfficeKeys } from '../../../src/client/tips/desk/trusted-bundle.ts';
import type { Draft } from '../../../src/demo/draft.ts';
import { dropLinks, writeLinks } from '../../../src/demo/links.ts';
import type { LoadProgress } from '../../../src/demo/load.ts';
import { largePlan, prepare, readMarker, writeMarker } from '../../../src/demo/prepare.ts';
import { writeReport } from '../../../src/demo/report.ts';
import { smallPlan } from '../../../src/demo/small.ts';
import { sumsOfYear } from '../../../src/demo/summary.ts';
import { findPapers } from '../../../src/demo/tips/papers.ts';
import { prepareTips } from '../../../src/demo/tips/prepare-tips.ts';
import { tipPlans } from '../../../src/demo/words/tips.ts';
import { levelOf } from '../../../src/domain/checks/answer.ts';
import { isCheckCode } from '../../../src/domain/checks/question.ts';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import { newId } from '../../../src/domain/kernel/id.ts';
import { type Period, wholeYear } from '../../../src/domain/kernel/period.ts';
import { proofread } from '../../../src/domain/proofreading/proofread.ts';
import type { Figure } from '../../../src/domain/records/kinds/index.ts';
import { campaignBrief } from '../../../src/domain/reports/campaign-brief.ts';
import { countyYear } from '../../../src/domain/reports/county-year.ts';
import { districtYear } from '../../../src/domain/reports/district-year.ts';
import type { ReportCampaign } from '../../../src/domain/reports/figure-source.ts';
import { monthBrief } from '../../../src/domain/reports/month-brief.ts';
import type { Report } from '../../../src/domain/reports/render.ts';
import { schoolsYear } from '../../../src/domain/reports/schools-year.ts';
import { partsOf } from '../../../src/domain/reports/table.ts';
import { readReceipt } from '../../../src/domain/tips/receipt.ts';
import type { EvidenceQuery } from '../../../src/protocol/figures/board.ts';
import { type Accounts, createAccounts } from '../../../src/server/accounts/accounts.ts';
import { createSetupLink } from '../../../src/server/accounts/setup.ts';
import { issueCertificate } from '../../../src/server/certificates/issue.ts';
import { readChecks } from '../../../src/server/checks/questions.ts';
import { mainDistrict } from '../../../src/server/districts/found.ts';
import { board } from '../../../src/server/figures/board.ts';
import { evidence } from '../../../src/server/figures/evidence.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import type { ServerContext } from '../../../src/server/platform/context.ts';
import type { OpenDatabase } from '../../../src/server/platform/database/connect.ts';
import { noId } from '../../../src/server/platform/database/tables.ts';
import { readSaved } from '../../../src/server/reports/saved.ts';
import { compareSigned, listSigned, readSigned } from '../../../src/server/reports/signed.ts';
import { tipDetail } from '../../../src/server/tips/detail.ts';
import { tipKeys } from '../../../src/server/tips/keys.ts';
import { tipSummaries } from '../../../src/server/tips/summary.ts';
import { testDatabase } from '../../support/database.ts';
import { must } from '../../support/must.ts';
import { fillNeighbour, neighbourOf } from '../../support/neighbour.ts';

const now = Date.parse('2026-11-23T21:30:00+08:00');
const publicUrl = 'http://localhost:8080';
const caller = { address: '127.0.0.1' };

let database: OpenDatabase;
let context: ServerContext;
let accounts: Accounts;
let dataDir: string;
let drafts: readonly Draft[];
const progress: LoadProgress[] = [];

const start = (reset: boolean, plan = largePlan) =>
  prepare({
    plan,
    context,
    setupLink: () => createSetupLink(context, publicUrl),
    seed: 1,
    reset,
    report: (step) => progress.push(step),
  });

beforeAll(async () => {
  database = await testDatabase();
  const district = must(await mainDistrict(database.db, 'localhost'));
  context = { db: database.db, district, now: () => now, random: randomBytes };
  const onFault = (message: string): void => {
    throw new Error(message);
  };
  accounts = createAccounts(context, { publicUrl, secret: 'x'.repeat(43), onFault });
  const id = newId(now, randomBytes);
  await fillNeighbour(context, id, [{ id, kind: 'member', fields: { name: '周明', role: 'administrator' } }]);
  dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-demo-'));
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const office: Actor = { member: noId, role: 'administrator', squad: null };

/** Sums the records behind a figure over all pages. */
async function evidenceOf(query: EvidenceQuery): Promise<{ quantity: number; records: number }> {
  let quantity = 0;
  let records = 0;
  for (let after: string | null | undefined; after !== null; ) {
    const page = must(await evidence(context, office, { ...query, ...(after ? { after } : {}) }));
    for (const row of page.rows) quantity += row.quantity;
    records += page.rows.length;
    after = page.next;
  }
  return { quantity, records };
}

const countOf = async (table: 'record' | 'change', { district } = context): Promise<number> => {
  const { count } = await context.db
    .selectFrom(table)
    .where('district', '=', district)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};

test('an empty database is filled through push, without a refusal, and every figure matches the drafts', async () => {
  const prepared = must(await start(false));
  if (prepared.kind !== 'loaded') throw new Error(prepared.kind);
  const { district, sent } = prepared;
  drafts = district.drafts;
  expect(progress.at(-1)).toEqual({ sent, total: sent });
  // The set-up adds the administrator, and a record is corrected after the summary was signed.
  expect(await countOf('record')).toBe(district.drafts.length + 1);
  expect(await countOf('change')).toBe(sent + 2);

  // Hours at events are credited to claims of presence, which the drafts alone do not tell.
  const { credited } = await context.db
    .selectFrom('service')
    .where('district', '=', context.district)
    .select(({ fn }) => fn.countAll<string>().as('credited'))
    .executeTakeFirstOrThrow();
  expect(Number(credited)).toBe(16);
  for (const year of [2025, 2026]) {
    const sums = new Map(sumsOfYear(district.drafts, year));
    sums.delete('service.hours');
    const query = { from: `${year}-01-01`, to: `${year}-12-31` };
    const { figures, coverage } = must(await board(context, office, query));
    const own = figures.filter(({ figure }) => figure !== 'service.hours');
    expect(Object.fromEntries(own.map(({ figure, ...amounts }) => [figure, amounts]))).toEqual(
      Object.fromEntries(sums),
    );
    expect(coverage.filter(({ records }) => records > 0)).toHaveLength(36);

    for (const [figure, sum] of sums) {
      const { quantity, records } = await evidenceOf({ figure, ...query });
      expect({ figure, quantity, records }).toEqual({ figure, quantity: sum.reported, records: sum.records });
    }
  }
  expect((await verifyFigures(context.db, context.district)).differences).toEqual([]);
});

test('a volunteer’s hours can be put on paper, as a record that certifies nothing', async () => {
  const { member } = await context.db
    .selectFrom('service')
    .where('district', '=', context.district)
    .where('minutes', '>', 0)
    .select('member')
    .orderBy('member')
    .executeTakeFirstOrThrow();
  const period = { from: '2026-01-01', until: '2026-12-31' };
  const paper = must(
    await issueCertificate(context, member, { ...period, member }, { secret: 'x'.repeat(43), publicUrl }),
  );
  expect(JSON.parse(paper.text)).toMatchObject({ certifies: false, unit: largePlan.name });
});

/** The questions of a year by rule, as the office is asked. */
async function asked(year: number): Promise<Map<string, number>> {
  const { questions } = await readChecks(context, office, { year });
  const counts = new Map<string, number>();
  for (const { code } of questions) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

test('last year is honest: a few questions to explain, and nothing that must be corrected', async () => {
  const counts = await asked(2025);
  expect([...counts.keys()].filter((code) => isCheckCode(code) && levelOf(code) === 'correct')).toEqual([]);
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(10);
});

test('last year’s summary is signed with every number; later one record was corrected, and the version says which', async () => {
  const period = { from: '2025-01-01', to: '2025-12-31' };
  const { saved } = await readSaved(context, { report: 'districtYear', ...period });
  expect(saved?.version).toBe(2);
  const [row] = (await listSigned(context, { report: 'districtYear', ...period })).rows;
  const signed = must(await readSigned(context, row?.id ?? ''));
  // What nobody knows is explained, and little is left of it.
  expect(Object.keys(signed.explanations).sort()).toEqual(['印制宣传资料', '达标村']);
  const { numbers } = must(await compareSigned(context, signed.id));
  const district = numbers.filter(({ at }) => signed.numbers[at]?.of.group === undefined);
  expect(district.map(({ at }) => signed.numbers[at]?.name)).toEqual(['发放宣传资料']);
  const [change] = district[0]?.changes ?? [];
  const sums = sumsOfYear(drafts, 2025);
  for (const { figure, value, of } of signed.numbers) {
    const sum = sums.get(figure as Figure);
    if (!sum || of.group || of.period !== 'present' || figure === 'service.hours') continue;
    const corrected = figure === 'leaflet.distributed' ? (change?.was ?? 0) - (change?.now ?? 0) : 0;
    expect({ figure, value }).toEqual({ figure, value: sum.reported + corrected });
  }
  expect(district[0]?.changes).toEqual([expect.objectContaining({ was: expect.any(Number), now: expect.any(Number) })]);
});

/** A report as text, as somebody would paste it into 数字校核. */
const plainText = ({ lines }: Report): string =>
  lines
    .map(({ number, runs }) => number + runs.map((run) => (run.type === 'missing' ? '〔缺〕' : run.text)).join(''))
    .join('\n');

test('no report that is written here is found fault with, but for what it marks as missing', async () => {
  const campaign = drafts.find(({ kind }) => kind === 'campaign');
  const { from, to, name } = campaign?.steps[0].fields ?? {};
  const about = { id: campaign?.id ?? '', name: String(name) };
  const june = { from: '2025-06-01', to: '2025-06-30' };
  const requests: readonly (readonly [string, Period, ReportCampaign?])[] = [
    ...[2025, 2026].flatMap((year) =>
      [districtYear, countyYear, schoolsYear].map((text) => [text, wholeYear(year)] as const),
    ),
    [monthBrief, june],
    [monthBrief, { from: '2026-10-01', to: '2026-10-31' }],
    [campaignBrief, { from: String(from), to: String(to) }, about],
  ];
  for (const [text, period, of] of requests) {
    const asked = { text, period, district: '清源区', prose: {}, ...(of ? { campaign: of } : {}) };
    const { report } = await writeReport(context, office, asked);
    const proof = must(proofread(plainText(report)));
    // More was handed out than printed in 2026: the text does not say that there was stock, and is asked.
    const isAsked = text === districtYear && period.from === '2026-01-01' ? 'handed_above_printed' : 'blank';
    const faults = proof.findings.filter(({ code }) => code !== 'blank' && code !== isAsked);
    expect(
      faults.map(({ code, places: [{ start, end }] }) => [code, plainText(report).slice(start - 30, end)]),
    ).toEqual([]);
    expect(report.isCut).toBe(false);
  }
});

test('the schools’ report has three years side by side, with growth that follows from them', async () => {
  const asked = { text: schoolsYear, period: wholeYear(2025), district: '清源区', prose: {} };
  const { report } = await writeReport(context, office, asked);
  const rows = partsOf(report.lines).flatMap((part) => ('rows' in part ? part.rows : []));
  const texts = rows.map((row) => row.map((runs) => runs.map((run) => ('text' in run ? run.text : '')).join('')));
  expect(texts).toContainEqual(['指标', '2023年', '2024年', '比上年', '2025年', '比上年']);
  expect(texts).toContainEqual(['财政教育拨款', '21,800万元', '23,100万元', '增长6%', '25,400万元', '增长10%']);
  expect(texts).toContainEqual(['城市教育费附加', '1,310万元', '1,284万元', '下降2%', '1,342万元', '增长4.5%']);
  expect(texts).toContainEqual(['学校计算机', '5,120台', '5,640台', '6,210台']);
});

test('a second start keeps an existing district', async () => {
  const before = await countOf('change');
  expect(must(await start(false))).toEqual({ kind: 'kept' });
  expect(await countOf('change')).toBe(before);
});

/** Reads a line of the page beside the key files. */
const noted = (notes: string, label: string): string => {
  const line = notes.split('\n').find((each) => each.includes(label));
  return line?.split('   ').at(-1) ?? '';
};

test('the data folder has what opens the demo’s tips: keys, passphrase, recovery cards, a receipt', async () => {
  const papers = await prepareTips(context, dataDir);
  if (!papers) throw new Error('nobody has made keys');
  const tips = await tipSummaries(context);
  expect(new Set(tips.map(({ state }) => state))).toEqual(
    new Set(['received', 'open', 'answered', 'passed', 'closed']),
  );
  expect(tips.filter(({ fresh }) => fresh > 0)).toHaveLength(1);
  const dump = JSON.stringify(await context.db.selectFrom('tip').selectAll().execute());
  expect(dump).not.toContain('供销社');

  const notes = await readFile(papers.notes, 'utf8');
  const passphrase = noted(notes, 'passphrase   ');
  expect(isStrongPassphrase(passphrase)).toBe(true);
  expect((await stat(papers.notes)).mode & 0o077).toBe(0);
  const key = must(readKeyFile(await readFile(papers.keyFile, 'utf8'), context.district));
  const identity = must(await unlockKey(new Uint8Array(key.wrapped), passphrase));
  const texts: string[] = [];
  for (const { id } of tips) {
    const detail = await tipDetail(context, id);
    const grant = detail?.grants.find((each) => each.key === key.id);
    const name = { instance: context.district, tip: id };
    const secret = must(await openGrant(grant?.file ?? '', identity, name));
    texts.push(must(await openBody(detail?.body ?? '', secret, name)).content.what);
  }
  expect(texts.sort()).toEqual(tipPlans.map(({ what }) => what).sort());

  const sent = await tipKeys(context, {
    member: key.id,
    role: 'administrator',
    squad: null,
    name: '',
    squadName: null,
  });
  const { list } = await readOfficeKeys(sent, {
    instance: context.district,
    known: { root: sent.root ?? '', epoch: 1, digest: '' },
  });
  const cards = [noted(notes, 'card 1'), noted(notes, 'card 3')];
  expect(await recipientOf(must(await joinShares(cards)))).toBe(
    list.state === 'trusted' ? list.bundle.recovery : list.state,
  );
  expect(readReceipt(noted(notes, 'receipt to try')).ok).toBe(true);
});

test('a second start keeps the tips; from another folder it offers no key', async () => {
  const before = await tipSummaries(context);
  expect(await prepareTips(context, dataDir)).toEqual(await findPapers(dataDir));
  expect(await prepareTips(context, tmpdir())).toBeUndefined();
  expect(await tipSummaries(context)).toEqual(before);
});

test('the links sign in as the four members, repeatedly, until they are revoked', async () => {
  const links = await writeLinks(context, dataDir, publicUrl);
  const file = join(dataDir, 'demo-links.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(links);
  expect(links.public).toBe(`${publicUrl}/`);

  const expected = { volunteer: 'volunteer', leader: 'leader', organizer: 'organizer', office: 'administrator' };
  for (const [name, role] of Object.entries(expected)) {
    const link = links[name as keyof typeof links];
    expect(link.startsWith(`${publicUrl}/join#`)).toBe(true);
    for (let visit = 0; visit < 2; visit++) {
      const { session } = must(await accounts.accept(caller, { token: link.split('#')[1] ?? '' }));
      expect(session.actor.role).toBe(role);
    }
  }

  await dropLinks(context, dataDir);
  await expect(stat(file)).rejects.toThrow('ENOENT');
  const refused = await accounts.accept(caller, { token: links.leader.split('#')[1] ?? '' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'invite_unknown' } });
});

test('a reset rebuilds the district, and so does a start after an interrupted one', async () => {
  const { epoch } = await context.db
    .selectFrom('district')
    .where('id', '=', context.district)
    .select('epoch')
    .executeTakeFirstOrThrow();
  const records = await countOf('record');
  expect(must(await start(true)).kind).toBe('loaded');
  expect(await countOf('record')).toBe(records);
  expect(await countOf('record', neighbourOf(context))).toBe(1);
  // The old district's members are gone, and with them their keys and all tips.
  expect(await tipSummaries(context)).toEqual([]);
  const papers = await prepareTips(context, dataDir);
  expect(papers && (await tipSummaries(context)).length).toBe(tipPlans.length);
  const after = await context.db
    .selectFrom('district')
    .where('id', '=', context.district)
    .select('epoch')
    .executeTakeFirstOrThrow();
  expect(after.epoch).not.toBe(epoch);

  await writeMarker(context, { seed: 1, state: 'loading' });
  expect(must(await start(false, smallPlan)).kind).toBe('loaded');
  expect(await readMarker(context)).toEqual({ seed: 1, state: 'ready' });
  // The district is built twice: a minute where others use the machine.
}, 240_000);

test('the small district’s last year contradicts itself, and each contradiction is asked about', async () => {
  expect(Object.fromEntries(await asked(2025))).toEqual({
    value_differs: 1,
    other_than_counted: 1,
    handed_over_stock: 1,
    pledge_over_households: 1,
    value_repeated: 1,
    same_amount: 1,
    periods_differ: 1,
    post_shared: 1,
    part_is_whole: 1,
    meetings_due: 1,
    mean_unusual: 1,
    outlier: 1,
    repetition: 1,
    day_places: 1,
    late_share: 1,
  });
  expect(await asked(2026)).toEqual(new Map());
});

test('a real district is left alone, even by a reset', async () => {
  await context.db.updateTable('district').set({ settings: {} }).where('id', '=', context.district).execute();
  const before = await countOf('change');
  for (const reset of [false, true]) {
    expect(await start(reset)).toMatchObject({ ok: false, error: { code: 'not_a_demo' } });
  }
  expect(await countOf('change')).toBe(before);
});
