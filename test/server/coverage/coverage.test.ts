import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Work, workOf } from '../../../src/domain/coverage/coverage.ts';
import { CoverageResponse } from '../../../src/protocol/coverage/coverage.ts';
import { readCoverage } from '../../../src/server/coverage/coverage.ts';
import { recordColumns, recordFromRow } from '../../../src/server/records/rows/record-row.ts';
import { type District, type Fields, makeDistrict, Phone, recordOf, TODAY } from '../sync/fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

const YEAR = { from: '2026-01-01', to: '2026-12-31' };

/** The work by the domain's rule, summed as the server sums it. */
async function byTheRule(): Promise<Work[]> {
  const { db, district: id } = district.context;
  const rows = await db
    .selectFrom('record')
    .where('district', '=', id)
    .select([...recordColumns])
    .execute();
  const sums = new Map<string, Work>();
  for (const work of rows.map(recordFromRow).flatMap((record) => workOf(record) ?? [])) {
    const key = [work.kind, work.place, work.squad, work.stage ?? '~'].join();
    const before = sums.get(key);
    const day = before && before.day > work.day ? before.day : work.day;
    sums.set(key, { ...work, day, records: (before?.records ?? 0) + 1 });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, work]) => work);
}

test('says what each place was reached by, as the phones do, and which tasks are done', async () => {
  const { context, leader, volunteer, organizer, places, squads } = district;
  const [own, desk, led] = [volunteer, organizer, leader].map((actor) => new Phone(context, actor)) as [
    Phone,
    Phone,
    Phone,
  ];
  const by = { squad: squads.one, member: volunteer.member };
  const visit = (fields: Fields) => own.create('visit', { date: '2026-06-02', households: 3, ...by, ...fields });
  const taken = visit({ place: places.lower });
  await own.send(
    visit({ place: places.group }),
    visit({ place: places.group, date: '2026-06-04' }),
    visit({ place: places.upper, date: '2025-06-04' }),
    visit({}),
    own.create('patrol', { date: '2026-06-03', area: 4, stage: 'sowing', place: places.upper, ...by }),
    taken,
  );
  await own.send(own.edit(await recordOf(district, taken.id), { deleted: true }));
  const plan = { date: '2026-06-20', title: '宣传', status: 'planned', risks: '无', place: places.far };
  const days = { from: '2026-06-03', due: '2026-06-10' };
  const task = (place: string, fields: Fields = {}) =>
    desk.create('task', { work: 'visit', place, squad: squads.one, ...days, ...fields });
  const tasks = [
    task(places.upper),
    task(places.lower),
    task(places.upper, { squad: squads.two }),
    task(places.upper, { work: 'patrol', stage: 'sowing' }),
    task(places.upper, { work: 'patrol', stage: 'flowering' }),
  ];
  const withdrawn = task(places.upper);
  await desk.send(desk.create('event', plan), ...tasks, withdrawn);
  await led.send(led.edit(await recordOf(district, withdrawn.id), { deleted: true }));

  const read = await readCoverage(context, YEAR);
  expect(v.parse(CoverageResponse, read)).toEqual(read);
  const all = await byTheRule();
  expect(all.filter(({ day }) => day >= YEAR.from)).toHaveLength(2);
  const key = ({ kind, place }: { kind: string; place: string }) => `${kind} ${place}`;
  const inOrder = (works: readonly Work[]) => [...works].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  expect(inOrder(read.works)).toEqual(inOrder(all.filter(({ day }) => day >= YEAR.from)));
  expect(read.works.find(({ kind }) => kind === 'visit')).toMatchObject({
    ...{ place: places.group, day: '2026-06-04', records: 2 },
  });
  expect(read.placeless).toBe(1);
  expect(read.done).toEqual({ [tasks[0]?.id ?? '']: '2026-06-04', [tasks[3]?.id ?? '']: '2026-06-03' });
  expect((await readCoverage(context, { from: TODAY, to: TODAY })).works).toEqual([]);
});
