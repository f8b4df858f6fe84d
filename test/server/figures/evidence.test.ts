import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentClock } from '../../../src/domain/records/record.ts';
import type { EvidenceResponse } from '../../../src/protocol/figures/board.ts';
import { EVIDENCE_PAGE, evidence } from '../../../src/server/figures/evidence.ts';
import { facets } from '../../../src/server/figures/facets.ts';
import { must } from '../../support/must.ts';
import { type District, makeDistrict, outcomes, Phone, recordOf } from '../sync/fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

const query = { figure: 'event.school', from: '2026-01-01', to: '2026-12-31' } as const;

async function readAll(): Promise<EvidenceResponse[]> {
  const pages: EvidenceResponse[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: EvidenceResponse = must(
      await evidence(district.context, district.organizer, { ...query, ...(after ? { after } : {}) }),
    );
    pages.push(page);
    after = page.next;
  }
  return pages;
}

test('evidence of a rare figure is complete across pages', async () => {
  const phone = new Phone(district.context, district.leader);
  const events = Array.from({ length: 1_000 }, (_, n) =>
    phone.create('event', {
      date: `2026-0${1 + (n % 5)}-${10 + (n % 19)}`,
      title: '进校园',
      setting: n % 8 === 3 ? 'school' : 'village',
      squad: district.squads.one,
    }),
  );
  await phone.send(...events.slice(0, 500));
  await phone.send(...events.slice(500));
  const schools = events.filter(({ fields }) => fields.setting === 'school').map(({ id }) => id);
  const pages = await readAll();
  expect(pages.map(({ rows }) => rows.length)).toEqual([EVIDENCE_PAGE, schools.length - EVIDENCE_PAGE]);
  expect(pages[0]?.total.reported).toBe(schools.length);
  expect(pages.flatMap(({ rows }) => rows.map(({ record }) => record)).sort()).toEqual([...schools].sort());
});

test('a returned or deleted record is no evidence until it is corrected', async () => {
  const before = (await readAll()).flatMap(({ rows }) => rows.map(({ record }) => record));
  const [sentBack = '', takenBack = ''] = before;
  const phone = new Phone(district.context, district.leader);
  const office = new Phone(district.context, district.officer);
  const record = await recordOf(district, sentBack);
  const review = { verdict: 'returned', reason: '日期不对', of: contentClock(record) } as const;
  expect(outcomes(await office.send(office.edit(record, { review })))).toEqual(['ok']);
  expect(outcomes(await phone.send(phone.edit(await recordOf(district, takenBack), { deleted: true })))).toEqual([
    'ok',
  ]);
  const after = (await readAll()).flatMap(({ rows }) => rows.map((row) => row.record));
  expect(after).toEqual(before.slice(2));
  await phone.send(phone.edit(await recordOf(district, sentBack), { date: '2026-05-30' }));
  expect((await readAll())[0]?.rows[0]?.record).toBe(sentBack);
});

test('a choice opens to its records, and its total is that of the break-down', async () => {
  const period = { figure: 'event.held', from: '2026-01-01', to: '2026-12-31' } as const;
  const broken = must(await facets(district.context, district.officer, period));
  const settings = broken.facets.find(({ field }) => field === 'setting')?.options ?? [];
  expect(settings.map(({ value }) => value).sort()).toEqual(['school', 'village']);
  for (const { value, ...amount } of settings) {
    const page = must(await evidence(district.context, district.officer, { ...period, choice: `setting:${value}` }));
    expect(page.total).toEqual({ figure: 'event.held', ...amount });
    expect(page.rows.every(({ fields }) => fields.setting === value)).toBe(true);
  }
  const unsaid = must(await evidence(district.context, district.officer, { ...period, choice: 'form:' }));
  expect(unsaid.total.records).toBe(settings.reduce((sum, { records }) => sum + records, 0));
});
